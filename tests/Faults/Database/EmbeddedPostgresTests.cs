using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Storefront.Infrastructure.Database.Embedded;
using Storefront.Tests.Shared;

namespace Storefront.Tests.Faults.Database;

public sealed class EmbeddedPostgresTests : IDisposable
{
    private readonly ScratchFolder _scratch = new();

    private string Folder => _scratch.Inside("shop");

    private string PidFile => Path.Combine(Folder, "cluster", "postmaster.pid");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task The_server_of_a_killed_shop_stops()
    {
        using var shop = await SmallShop.StartAsync(Folder);

        await shop.KillAsync();

        await UntilAsync(() => !File.Exists(PidFile));
    }

    [Fact]
    public async Task A_shop_started_right_after_a_kill_has_every_committed_row()
    {
        using var shop = await SmallShop.StartAsync(Folder);
        await using (var reader = await JoinAsync())
            await RunAsync(reader, "create table kept (id int); insert into kept values (7)");

        await shop.KillAsync();

        await using var next = await JoinAsync();
        Assert.Equal(7, await RunAsync(next, "select id from kept"));
    }

    [Fact]
    public async Task The_server_outlives_the_killed_shop_that_started_it_while_another_one_uses_it()
    {
        using var owner = await SmallShop.StartAsync(Folder);
        await using (var second = await JoinAsync())
        {
            var before = ServerPid();
            await owner.KillAsync();
            await Task.Delay(TimeSpan.FromSeconds(1), Ct);

            Assert.Equal(1, await RunAsync(second, "select 1"));
            Assert.Equal(before, ServerPid());
        }
        Assert.False(File.Exists(PidFile));
    }

    [Fact]
    public async Task A_killed_server_is_back_within_seconds_with_every_committed_row()
    {
        await using var shop = await JoinAsync();
        await shop.EnsureDatabaseAsync("storefront", Ct);
        await RunAsync(shop, "create table kept (id int); insert into kept values (7)");
        var killed = ServerPid();

        Kill(killed);

        await UntilAsync(() => File.Exists(PidFile) && ServerPid() != killed && Answers(shop));
        Assert.Equal(7, await RunAsync(shop, "select id from kept"));
    }

    [Fact]
    public async Task A_server_whose_shop_and_watch_were_both_killed_is_taken_over()
    {
        using var shop = await SmallShop.StartAsync(Folder);
        var orphan = ServerPid();
        Kill(WatchOf(shop));
        await shop.KillAsync();

        await using (var next = await JoinAsync())
        {
            Assert.Equal(orphan, ServerPid());
            Assert.Equal(1, await RunAsync(next, "select 1"));
        }
        Assert.False(File.Exists(PidFile));
    }

    [Fact]
    public async Task A_lock_whose_number_belongs_to_another_process_by_now_is_no_obstacle()
    {
        await (await JoinAsync()).DisposeAsync();
        using var stranger = Process.Start(StrangerOfTheSameUser())!;
        var stale = $"{stranger.Id}\n{Path.Combine(Folder, "cluster")}\n1763900000\n5432\n{Path.Combine(Folder, "socket")}\n\n  5432001         0\nready   \n";
        await File.WriteAllTextAsync(PidFile, stale, Ct);
        await File.WriteAllTextAsync(Path.Combine(Folder, "socket", ".s.PGSQL.5432.lock"), stale, Ct);

        await using var shop = await JoinAsync();
        await shop.EnsureDatabaseAsync("storefront", Ct);

        Assert.Equal(1, await RunAsync(shop, "select 1"));
        Assert.False(stranger.HasExited);
        stranger.Kill();
    }

    private Task<EmbeddedPostgres> JoinAsync() => EmbeddedPostgres.StartAsync(SmallShop.Options(Folder), NullLogger.Instance, Ct);

    private int ServerPid() => int.Parse(File.ReadLines(PidFile).First(), CultureInfo.InvariantCulture);

    private static void Kill(int pid)
    {
        using var process = Process.GetProcessById(pid);
        process.Kill();
    }

    private static int WatchOf(SmallShop shop) =>
        Process.GetProcessesByName("flock").Single(process => File.ReadAllText($"/proc/{process.Id}/stat").Split(' ')[3] == $"{shop.Pid}").Id;

    private static ProcessStartInfo StrangerOfTheSameUser()
    {
        var start = new ProcessStartInfo("sleep", ["60"]);
        if (Environment.IsPrivilegedProcess)
            start.UserName = "postgres";
        return start;
    }

    private static bool Answers(EmbeddedPostgres shop)
    {
        try
        {
            using var connection = new NpgsqlConnection(shop.ConnectionString("storefront") + ";Pooling=false");
            connection.Open();
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    private static async Task UntilAsync(Func<bool> holds)
    {
        for (var tries = 0; !holds(); tries++)
        {
            Assert.True(tries < 200, "It did not happen within 20 s.");
            await Task.Delay(TimeSpan.FromMilliseconds(100), Ct);
        }
    }

    private static async Task<object?> RunAsync(EmbeddedPostgres shop, string sql)
    {
        await using var connection = new NpgsqlConnection(shop.ConnectionString("storefront") + ";Pooling=false");
        await connection.OpenAsync(Ct);
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(Ct);
    }
}

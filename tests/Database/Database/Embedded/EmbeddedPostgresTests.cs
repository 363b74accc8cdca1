using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Storefront.Infrastructure.Database.Embedded;
using Storefront.Tests.Shared;

namespace Storefront.Tests.Database.Database.Embedded;

public sealed class EmbeddedPostgresTests : IDisposable
{
    private readonly ScratchFolder _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task A_later_start_finds_what_the_first_one_kept()
    {
        await using (var first = await StartAsync("shop"))
        {
            await first.EnsureDatabaseAsync("storefront", Ct);
            await RunAsync(first, "create table kept (id int); insert into kept values (7)");
        }

        await using var later = await StartAsync("shop");

        Assert.Equal(7, await RunAsync(later, "select id from kept"));
    }

    [Fact]
    public async Task The_server_stops_with_the_shop()
    {
        string address;
        await using (var shop = await StartAsync("shop"))
            address = shop.ConnectionString("postgres");

        await using var connection = new NpgsqlConnection(address);
        await Assert.ThrowsAnyAsync<NpgsqlException>(() => connection.OpenAsync(Ct));
        Assert.False(File.Exists(_scratch.Inside("shop/cluster/postmaster.pid")));
    }

    [Fact]
    public async Task Two_shops_on_one_machine_never_meet()
    {
        await using var one = await StartAsync("one");
        await using var two = await StartAsync("two");
        await one.EnsureDatabaseAsync("storefront", Ct);
        await two.EnsureDatabaseAsync("storefront", Ct);
        await RunAsync(one, "create table mine (id int)");

        await Assert.ThrowsAsync<PostgresException>(() => RunAsync(two, "select * from mine"));
    }

    [Fact]
    public async Task Shops_that_start_at_once_on_a_new_folder_share_one_server()
    {
        var shops = await Task.WhenAll(StartAsync("shop"), StartAsync("shop"), StartAsync("shop"));
        await Task.WhenAll(shops.Select(shop => shop.EnsureDatabaseAsync("storefront", Ct)));

        await shops[0].DisposeAsync();
        await shops[2].DisposeAsync();

        Assert.Equal(1, await RunAsync(shops[1], "select 1"));
        await shops[1].DisposeAsync();
        Assert.False(File.Exists(_scratch.Inside("shop/cluster/postmaster.pid")));
    }

    [Theory]
    [InlineData("a folder with spaces, a comma and 'quotes'")]
    [InlineData("ein Ordner mit Ümlauten")]
    [InlineData("a-path-that-is-far-too-long-for-the-address-of-a-unix-socket-which-holds-one-hundred-and-seven-bytes-at-most")]
    public async Task Any_name_of_a_folder_will_do(string name)
    {
        await using var shop = await StartAsync(name);
        await shop.EnsureDatabaseAsync("storefront", Ct);

        Assert.Equal(1, await RunAsync(shop, "select 1"));
    }

    [Fact]
    public async Task A_start_that_was_killed_while_making_the_cluster_is_made_again()
    {
        Directory.CreateDirectory(_scratch.Inside("shop/cluster.new/base"));
        await File.WriteAllTextAsync(_scratch.Inside("shop/cluster.new/PG_VERSION"), "15\n", Ct);

        await using var shop = await StartAsync("shop");
        await shop.EnsureDatabaseAsync("storefront", Ct);

        Assert.Equal(1, await RunAsync(shop, "select 1"));
    }

    [Fact]
    public async Task The_default_keeps_every_promise_of_a_commit()
    {
        await using var shop = await EmbeddedPostgres.StartAsync(new() { Folder = _scratch.Inside("shop") }, NullLogger.Instance, Ct);
        await shop.EnsureDatabaseAsync("storefront", Ct);

        Assert.Equal("on", await RunAsync(shop, "show fsync"));
        Assert.Equal("on", await RunAsync(shop, "show synchronous_commit"));
        Assert.Equal("", await RunAsync(shop, "show listen_addresses"));
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private Task<EmbeddedPostgres> StartAsync(string name) =>
        EmbeddedPostgres.StartAsync(new() { Folder = _scratch.Inside(name), Durable = false }, NullLogger.Instance, Ct);

    private static async Task<object?> RunAsync(EmbeddedPostgres shop, string sql)
    {
        await using var connection = new NpgsqlConnection(shop.ConnectionString("storefront") + ";Pooling=false");
        await connection.OpenAsync(Ct);
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(Ct);
    }
}

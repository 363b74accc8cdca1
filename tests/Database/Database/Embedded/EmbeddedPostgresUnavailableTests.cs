using Microsoft.Extensions.Logging.Abstractions;
using Storefront.Infrastructure.Database.Embedded;
using Storefront.Tests.Shared;

namespace Storefront.Tests.Database.Database.Embedded;

public sealed class EmbeddedPostgresUnavailableTests : IDisposable
{
    private readonly ScratchFolder _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_named_with_what_to_type()
    {
        var message = await MessageAsync(new() { Folder = "/proc/storefront/postgres" });

        Assert.Contains("/proc/storefront/postgres is not writable", message, StringComparison.Ordinal);
        Assert.Contains("--Data:Path=", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_the_user_of_the_server_may_not_use_is_named()
    {
        Directory.CreateDirectory(_scratch.Inside("closed"));
        File.SetUnixFileMode(_scratch.Inside("closed"), UnixFileMode.UserRead | UnixFileMode.UserExecute);

        var message = await MessageAsync(new() { Folder = _scratch.Inside("closed/postgres") });

        Assert.Contains($"The data folder {_scratch.Inside("closed/postgres")}", message, StringComparison.Ordinal);
        Assert.Contains(Environment.IsPrivilegedProcess ? "may not enter" : "is not writable", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a \"name\"")]
    [InlineData("$HOME")]
    public async Task A_name_that_a_shell_would_read_otherwise_is_refused(string name)
    {
        var message = await MessageAsync(new() { Folder = _scratch.Inside(name) });

        Assert.Contains(_scratch.Inside(name), message, StringComparison.Ordinal);
        Assert.Contains("choose another folder", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_without_programs_is_named()
    {
        var message = await MessageAsync(new() { Folder = _scratch.Inside("shop"), BinPath = _scratch.Path });

        Assert.Contains($"There is no PostgreSQL 15 or newer in {_scratch.Path}", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_machine_without_PostgreSQL_is_told_what_to_type()
    {
        var message = EmbeddedPostgresUnavailable.NotInstalled().Message;

        Assert.Contains("sudo apt-get install postgresql", message, StringComparison.Ordinal);
        Assert.Contains("--ConnectionStrings:Storefront=", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Data_of_another_version_name_the_version_to_install()
    {
        Directory.CreateDirectory(_scratch.Inside("shop/cluster"));
        await File.WriteAllTextAsync(_scratch.Inside("shop/cluster/PG_VERSION"), "99\n", TestContext.Current.CancellationToken);

        var message = await MessageAsync(new() { Folder = _scratch.Inside("shop") });

        Assert.Contains("made by PostgreSQL 99", message, StringComparison.Ordinal);
        Assert.Contains("apt-get install postgresql-99", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_that_are_no_cluster_are_left_alone()
    {
        Directory.CreateDirectory(_scratch.Inside("shop/cluster"));
        await File.WriteAllTextAsync(_scratch.Inside("shop/cluster/holiday.jpg"), "x", TestContext.Current.CancellationToken);

        var message = await MessageAsync(new() { Folder = _scratch.Inside("shop") });

        Assert.Contains("not a PostgreSQL cluster", message, StringComparison.Ordinal);
        Assert.True(File.Exists(_scratch.Inside("shop/cluster/holiday.jpg")));
    }

    [Fact]
    public async Task A_damaged_cluster_gives_the_reason_of_PostgreSQL()
    {
        var options = new EmbeddedPostgresOptions { Folder = _scratch.Inside("shop"), Durable = false };
        await (await EmbeddedPostgres.StartAsync(options, NullLogger.Instance, TestContext.Current.CancellationToken)).DisposeAsync();
        File.Delete(_scratch.Inside("shop/cluster/global/pg_control"));

        var message = await MessageAsync(options);

        Assert.Contains("pg_control", message, StringComparison.Ordinal);
        Assert.Contains(_scratch.Inside("shop/postgres.log"), message, StringComparison.Ordinal);
    }

    private static async Task<string> MessageAsync(EmbeddedPostgresOptions options)
    {
        var refused = await Assert.ThrowsAsync<EmbeddedPostgresUnavailable>(
            () => EmbeddedPostgres.StartAsync(options, NullLogger.Instance, TestContext.Current.CancellationToken));
        return refused.Message;
    }
}

using Storefront.Tests.Shared;

namespace Storefront.Tests.Web.Shared.Operations;

/// <summary><c>./dev prove</c> as the program that it starts, beside a database whose shop does not run.</summary>
public sealed class ProveCommandTests(TestDatabase database) : IClassFixture<TestDatabase>, IDisposable
{
    private readonly ScratchFolder _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task A_shop_whose_books_agree_ends_with_0_and_says_what_was_not_asked()
    {
        var (exitCode, output, errors) = await ProveAsync();

        Assert.Equal((0, ""), (exitCode, errors));
        Assert.Contains("  holds      I1a   No variant is promised beyond what the shop has", output, StringComparison.Ordinal);
        Assert.Contains("  not asked  I3a", output, StringComparison.Ordinal);
        Assert.Contains("payment is switched off", output, StringComparison.Ordinal);
        Assert.Contains(" 0 broken, 3 not asked", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_promise_ends_with_1_and_its_rows()
    {
        await database.ScalarAsync<int>("INSERT INTO events.cursors (consumer, position) VALUES ('ahead', 7)");
        try
        {
            var (exitCode, output, _) = await ProveAsync();

            Assert.Equal(1, exitCode);
            Assert.Contains("  BROKEN     I12a", output, StringComparison.Ordinal);
            Assert.Contains("ahead is at 7, the log at 0", output, StringComparison.Ordinal);
            Assert.Contains(" 1 broken", output, StringComparison.Ordinal);
        }
        finally
        {
            await database.ScalarAsync<int>("DELETE FROM events.cursors WHERE consumer = 'ahead'");
        }
    }

    [Fact]
    public async Task A_database_that_this_version_has_not_prepared_is_told_in_a_sentence()
    {
        await database.ScalarAsync<int>("ALTER TABLE jobs.migrations RENAME TO history");
        try
        {
            var (exitCode, output, errors) = await ProveAsync();

            Assert.Equal((1, ""), (exitCode, output));
            Assert.StartsWith("The database was not prepared", errors, StringComparison.Ordinal);
        }
        finally
        {
            await database.ScalarAsync<int>("ALTER TABLE jobs.history RENAME TO migrations");
        }
    }

    [Fact]
    public async Task A_wrong_setting_is_told_as_at_the_start_of_the_shop()
    {
        var (exitCode, _, errors) = await ShopProcess.RunAsync("prove", "--Demo=perhaps");

        Assert.Equal(1, exitCode);
        Assert.StartsWith("The setting Demo is", errors, StringComparison.Ordinal);
    }

    private Task<(int ExitCode, string Output, string Errors)> ProveAsync() =>
        ShopProcess.RunAsync("prove", $"--ConnectionStrings:Storefront={database.ConnectionString}", $"--Data:Path={_data.Path}");
}

using Storefront.Infrastructure.Database;
using Storefront.Tests.Shared;

namespace Storefront.Tests.Database.Database;

public sealed class DatabaseUnreachableTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private const string Nobody = "Host=127.0.0.1;Port=1;Username=shop;Password=hunter2;Database=storefront";

    [Fact]
    public async Task A_server_that_is_not_there_is_named_without_the_password()
    {
        var refused = await Assert.ThrowsAsync<DatabaseUnreachable>(() => WaitAsync(Nobody, TimeSpan.Zero));

        Assert.StartsWith("The database server 127.0.0.1:1 does not let the user shop in", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_user_is_told_at_once()
    {
        var stranger = database.ConnectionString.Replace("Username=storefront", "Username=stranger", StringComparison.Ordinal);

        var refused = await Assert.ThrowsAsync<DatabaseUnreachable>(() => WaitAsync(stranger, TimeSpan.FromMinutes(10)));

        Assert.Contains("stranger", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public Task A_server_that_is_there_is_used() => WaitAsync(database.ConnectionString, TimeSpan.Zero);

    [Fact]
    public Task A_database_that_is_missing_is_left_to_the_migrations() =>
        WaitAsync(database.ConnectionString.Replace("Database=test_", "Database=missing_", StringComparison.Ordinal), TimeSpan.Zero);

    private static Task WaitAsync(string connectionString, TimeSpan patience) =>
        DatabaseUnreachable.WaitAsync(connectionString, patience, TestContext.Current.CancellationToken);
}

using Microsoft.EntityFrameworkCore;
using Storefront.Tests.Shared;

namespace Storefront.Tests.Database.Database;

public sealed class TestDatabaseTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task Every_migration_is_applied_and_the_model_has_no_change_without_one()
    {
        await using var context = database.CreateDbContext();

        Assert.Empty(await context.Database.GetPendingMigrationsAsync(TestContext.Current.CancellationToken));
        Assert.False(context.Database.HasPendingModelChanges());
    }

    [Fact]
    public async Task The_clock_stands_still_until_a_test_moves_it()
    {
        var before = database.Clock.GetUtcNow();
        await Task.Delay(TimeSpan.FromMilliseconds(20), TestContext.Current.CancellationToken);

        Assert.Equal(before, database.Clock.GetUtcNow());
    }
}

public sealed class TestDatabaseIsolationTests(TestDatabase mine, TestDatabaseIsolationTests.Other other)
    : IClassFixture<TestDatabase>, IClassFixture<TestDatabaseIsolationTests.Other>
{
    [Fact]
    public async Task A_class_sees_only_its_own_rows()
    {
        await mine.ScalarAsync<int>("create table public.mark (id int)");

        Assert.True(await mine.ScalarAsync<bool>("select to_regclass('public.mark') is not null"));
        Assert.True(await other.Database.ScalarAsync<bool>("select to_regclass('public.mark') is null"));
    }

    /// <summary>The database of another class.</summary>
    public sealed class Other(TestCluster cluster) : IAsyncLifetime
    {
        public TestDatabase Database { get; } = new(cluster);

        public ValueTask InitializeAsync() => Database.InitializeAsync();

        public ValueTask DisposeAsync() => Database.DisposeAsync();
    }
}

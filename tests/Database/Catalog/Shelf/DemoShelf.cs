using Microsoft.Extensions.Logging.Abstractions;
using Storefront.Core.Catalog.Shelf;
using Storefront.Core.Inventory;
using Storefront.Core.Reviews;
using Storefront.Core.Shared;
using Storefront.Infrastructure.Demo;
using Storefront.Tests.Shared;

namespace Storefront.Tests.Database.Catalog.Shelf;

/// <summary>The demo catalogue and what reads it: <c>IClassFixture&lt;DemoShelf&gt;</c>.</summary>
public sealed class DemoShelf(TestCluster cluster) : IAsyncLifetime
{
    public static Audience English { get; } = new("en", Currency.Eur);

    public static Audience German { get; } = new("de", Currency.Eur);

    public TestDatabase Database { get; } = new(cluster);

    public ListAvailable Stock => new(Database.Db);

    public ListCards Cards => new(Database.Db, Stock, Database.Clock);

    public ShowProduct Products => new(Database.Db, Stock, new ListReviews(Database.Db), Cards, Database.Clock);

    public async ValueTask InitializeAsync()
    {
        await Database.InitializeAsync();
        await new DemoSeed(Database.Db, DemoFolder.In(SourceTree.Root), Database.Clock, NullLogger<DemoSeed>.Instance).RunAsync(CancellationToken.None);
    }

    public ValueTask DisposeAsync() => Database.DisposeAsync();
}

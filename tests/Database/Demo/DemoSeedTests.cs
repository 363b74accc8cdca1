using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Storefront.Core.Catalog;
using Storefront.Infrastructure.Demo;
using Storefront.Tests.Shared;

namespace Storefront.Tests.Database.Demo;

public sealed class DemoSeedTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_nodes_that_start_at_once_fill_the_shop_once()
    {
        await Task.WhenAll(Seed().RunAsync(Ct), Seed().RunAsync(Ct));
        await Seed().RunAsync(Ct);

        Assert.Equal(136, await CountAsync("catalog.products"));
        Assert.Equal(350, await CountAsync("catalog.variants"));
        Assert.Equal(470, await CountAsync("catalog.reviews"));
        Assert.Equal(8 + 28, await CountAsync("catalog.categories"));
        Assert.Equal(2, await CountAsync("inventory.warehouses"));
        Assert.Equal(0, await CountAsync("inventory.inventory i where on_hand <> coalesce((select sum(quantity) from inventory.movements m where m.variant_id = i.variant_id and m.warehouse_id = i.warehouse_id), 0)"));
        Assert.Equal(0, await CountAsync("catalog.products where published_at > '2026-06-01T09:00Z'"));
        Assert.Equal(0, await CountAsync("catalog.products p where rating_count <> (select count(*) from catalog.reviews r where r.product_id = p.id)"));
        Assert.Equal(3, await CountAsync("content.profiles"));
        Assert.Equal(3 * 7, await CountAsync("content.pages where kind = 'Page'"));
    }

    [Fact]
    public async Task A_reduced_price_was_asked_in_full_for_more_than_thirty_days_before()
    {
        await Seed().RunAsync(Ct);

        var reduced = await database.Db.ReadAsync((tables, ct) => tables.Prices.Where(price => price.CompareAtMinor != null).ToListAsync(ct), Ct);
        var history = await database.Db.ReadAsync((tables, ct) => tables.PriceHistory.OrderBy(change => change.From).ToListAsync(ct), Ct);

        Assert.Equal(34, reduced.Count);
        Assert.All(reduced, price =>
        {
            var changes = history.Where(change => change.VariantId == price.VariantId).ToList();
            Assert.Equal([price.CompareAtMinor!.Value, price.AmountMinor], changes.Select(change => change.AmountMinor));
            Assert.True(changes[1].From - changes[0].From > TimeSpan.FromDays(30));
        });
    }

    private DemoSeed Seed() => new(database.Db, DemoFolder.In(SourceTree.Root), database.Clock, NullLogger<DemoSeed>.Instance);

    private async Task<long> CountAsync(string rows) => await database.ScalarAsync<long>($"select count(*) from {rows}");
}

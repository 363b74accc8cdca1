using Microsoft.AspNetCore.OutputCaching;
using Storefront.Core.Catalog;
using Storefront.Core.Inventory;
using Storefront.Core.Shared;
using Storefront.Infrastructure.Catalog;
using Storefront.Infrastructure.Events;
using Storefront.Tests.Shared;

namespace Storefront.Tests.Database.Catalog;

public sealed class PageEvictionsTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly CancellationToken s_ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_changed_product_takes_its_pages_and_all_lists()
    {
        var product = ProductId.New();

        Assert.Equal([PageTags.List, PageTags.Product(product)], await EvictedAsync(new ProductChanged(product)));
    }

    [Fact]
    public async Task A_changed_price_takes_the_pages_of_its_product_and_all_lists()
    {
        var product = ProductId.New();
        var fact = new PriceChanged(product, VariantId.New(), new Money(1000, Currency.Parse("EUR")), new Money(900, Currency.Parse("EUR")));

        Assert.Equal([PageTags.List, PageTags.Product(product)], await EvictedAsync(fact));
    }

    [Fact]
    public async Task Changed_stock_takes_the_pages_of_the_product_that_the_variant_belongs_to()
    {
        var (product, variant) = (ProductId.New(), VariantId.New());
        await database.ScalarAsync<int>(
            $"""
            insert into catalog.categories (id, slug, path, name, description, sort) values (gen_random_uuid(), 'all', 'all', 'All', '', 0);
            insert into catalog.products (id, slug, title, category_id, summary, description, details, tags, kind, tax_class, options, related, rating_count, rating_sum, created_at, updated_at, version)
            select '{product.Value}', 'lamp', 'Lamp', id, '', '', array[]::text[], array[]::text[], 'Simple', 'standard', '[]', array[]::text[], 0, 0, now(), now(), 1 from catalog.categories;
            """);
        await using (var context = database.CreateDbContext())
        {
            context.Add(new Variant(variant, product, "LAMP-1", 0));
            await context.SaveChangesAsync(s_ct);
        }

        Assert.Equal([PageTags.List, PageTags.Product(product)], await EvictedAsync(new StockChanged(variant)));
    }

    [Fact]
    public async Task A_changed_tree_and_a_large_import_take_everything_at_once()
    {
        Assert.Equal([PageTags.Page], await EvictedAsync(new CatalogStructureChanged(), new ProductChanged(ProductId.New())));
        Assert.Equal([PageTags.Page], await EvictedAsync(new ProductsChanged([.. Enumerable.Range(0, 2_000).Select(_ => ProductId.New())])));
    }

    private async Task<string[]> EvictedAsync(params IDomainEvent[] facts)
    {
        var store = new RecordingStore();
        var events = facts.Select((fact, i) => new LoggedEvent(i + 1, database.Clock.GetUtcNow(), Guid.CreateVersion7(), fact.GetType().Name, fact)).ToList();
        await new PageEvictions(store, database.Db).ConsumeAsync(events, s_ct);
        return [.. store.Evicted.Order(StringComparer.Ordinal)];
    }

    private sealed class RecordingStore : IOutputCacheStore
    {
        public List<string> Evicted { get; } = [];

        public ValueTask EvictByTagAsync(string tag, CancellationToken cancellationToken)
        {
            Evicted.Add(tag);
            return ValueTask.CompletedTask;
        }

        public ValueTask<byte[]?> GetAsync(string key, CancellationToken cancellationToken) => new((byte[]?)null);

        public ValueTask SetAsync(string key, byte[] value, string[]? tags, TimeSpan validFor, CancellationToken cancellationToken) => ValueTask.CompletedTask;
    }
}

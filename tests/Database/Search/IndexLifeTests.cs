using Storefront.Core.Catalog;
using Storefront.Core.Search;
using Storefront.Core.Shared;
using Storefront.Tests.Shared;

namespace Storefront.Tests.Database.Search;

public sealed class IndexLifeTests(SearchShop shop) : IClassFixture<SearchShop>
{
    [Fact]
    public async Task A_restart_goes_on_with_the_snapshot_and_catches_up()
    {
        using var folder = new ScratchFolder();
        var before = await AddAsync("Umbrella");
        await using (var first = await SearchNode.StartAsync(shop.Database, folder.Path)) await FoundAsync(first, before);
        var built = Build(folder);

        ProductId missed;
        await using (var second = await SearchNode.OpenAsync(shop.Database, folder.Path))
        {
            Assert.Contains(before.Product, (await second.FindAsync(before.Sku)).Hits.Select(hit => hit.Product));
            var late = await AddAsync("Parasol");
            missed = late.Product;
            await second.PublishAsync(new ProductChanged(missed));
            await second.RunAsync();
            await FoundAsync(second, late);
        }

        Assert.Equal(built, Build(folder));
    }

    [Theory]
    [InlineData("*.cfs")]
    [InlineData("segments_*")]
    public async Task A_damaged_index_is_built_again_while_the_database_answers(string pattern)
    {
        using var folder = new ScratchFolder();
        var product = await AddAsync("Barometer");
        await using (var first = await SearchNode.StartAsync(shop.Database, folder.Path)) await FoundAsync(first, product);
        foreach (var file in Directory.GetFiles(folder.Path, pattern, SearchOption.AllDirectories)) Damage(file);

        await using var second = await SearchNode.OpenAsync(shop.Database, folder.Path);
        var meanwhile = await second.FindAsync(product.Sku);
        await second.RunAsync();
        await FoundAsync(second, product);

        Assert.Equal(SearchSource.Database, meanwhile.Source);
        Assert.Contains(product.Product, meanwhile.Hits.Select(hit => hit.Product));
        Assert.Equal(SearchSource.Index, (await second.FindAsync(product.Sku)).Source);
    }

    [Fact]
    public async Task An_index_of_another_shop_in_the_same_folder_is_not_used()
    {
        using var folder = new ScratchFolder();
        await using var other = new SearchShop(shop.Cluster);
        await other.InitializeAsync();
        await other.Shelf.AddAsync(new("Foreign thing", new GoodsVariant("FOREIGN-1")));
        await using (var stranger = await SearchNode.StartAsync(other.Database, folder.Path)) Assert.Equal(1, (await stranger.FindAsync("foreign")).Total);

        await using var mine = await SearchNode.StartAsync(shop.Database, folder.Path);

        Assert.Equal(0, (await mine.FindAsync("foreign")).Total);
    }

    [Fact]
    public async Task Two_processes_may_share_a_data_folder()
    {
        using var folder = new ScratchFolder();
        var product = await AddAsync("Sextant");
        await using var first = await SearchNode.StartAsync(shop.Database, folder.Path);
        await using var second = await SearchNode.StartAsync(shop.Database, folder.Path);

        await FoundAsync(first, product);
        await FoundAsync(second, product);
    }

    [Fact]
    public async Task A_node_killed_in_the_middle_of_changes_ends_as_a_rebuild_does()
    {
        using var folder = new ScratchFolder();
        var products = new List<ProductId>();
        for (var i = 0; i < 40; i++) products.Add((await AddAsync($"Gyroscope {i}")).Product);
        var node = await SearchNode.StartAsync(shop.Database, folder.Path);
        foreach (var (i, product) in products.Index())
        {
            await shop.Shelf.RunAsync("update catalog.products set title = $2, version = version + 1 where id = $1", product.Value, $"Gyroscope changed {i % 7}");
            await node.PublishAsync(new ProductChanged(product));
            if (i == 20) await node.KillAsync();
            if (i == 20) node = await SearchNode.StartAsync(shop.Database, folder.Path);
        }
        var head = await node.Log.HeadAsync(TestContext.Current.CancellationToken);
        await Eventually.TrueAsync(() => node.Live.Position >= head, "all changes");
        await Eventually.TrueAsync(async () => (await StateAsync(node)).All(hit => hit.Version == 2), "every new version");

        using var fresh = new ScratchFolder();
        await using var rebuilt = await SearchNode.StartAsync(shop.Database, fresh.Path);

        Assert.Equal(await StateAsync(rebuilt), await StateAsync(node));
        await node.DisposeAsync();
    }

    [Fact]
    public async Task Facts_that_come_again_change_nothing()
    {
        using var folder = new ScratchFolder();
        var product = await AddAsync("Theodolite");
        await using var node = await SearchNode.StartAsync(shop.Database, folder.Path);
        await node.PublishAsync(new ProductChanged(product.Product));
        var facts = await node.Log.ReadAsync(0, 1000, TestContext.Current.CancellationToken);
        await Eventually.TrueAsync(() => node.Live.Position > 0, "the event");
        var before = await node.FindAsync("theodolite");

        if (facts.Count > 0) await node.Live.ApplyAsync(facts, TestContext.Current.CancellationToken);

        Assert.Equal(before.Hits, (await node.FindAsync("theodolite")).Hits);
    }

    [Fact]
    public async Task An_index_that_fails_while_it_answers_is_replaced()
    {
        using var folder = new ScratchFolder();
        var product = await AddAsync("Astrolabe");
        await using var node = await SearchNode.StartAsync(shop.Database, folder.Path);
        var broken = node.Live.Current!;

        node.Live.Discard(broken, new IOException("The disk is gone."));
        var meanwhile = await node.FindAsync(product.Sku);
        await Eventually.TrueAsync(() => node.Live.Current is not null, "a new index");

        Assert.Contains(product.Product, meanwhile.Hits.Select(hit => hit.Product));
        Assert.NotSame(broken, node.Live.Current);
        await FoundAsync(node, product);
    }

    private static async Task<IReadOnlyList<SearchHit>> StateAsync(SearchNode node) =>
        (await node.FindAsync(SearchNode.Request with { Text = "gyroscope", Sort = SearchSort.Name, PageSize = 100 })).Hits;

    private static Task FoundAsync(SearchNode node, Added product) =>
        Eventually.TrueAsync(async () => await node.FindAsync(product.Sku) is { Source: SearchSource.Index } page && page.Hits.Any(hit => hit.Product == product.Product), product.Sku);

    private static string Build(ScratchFolder folder) => Assert.Single(Directory.GetDirectories(folder.Inside("search")));

    private static void Damage(string file)
    {
        var bytes = File.ReadAllBytes(file);
        bytes[bytes.Length / 2] ^= 0x55;
        File.WriteAllBytes(file, bytes);
    }

    private async Task<Added> AddAsync(string title)
    {
        var sku = $"L{Guid.CreateVersion7():N}";
        return new(await shop.Shelf.AddAsync(new(title, new GoodsVariant(sku))), sku);
    }

    private sealed record Added(ProductId Product, string Sku);
}

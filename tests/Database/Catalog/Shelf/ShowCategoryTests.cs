using Storefront.Core.Catalog.Shelf;

namespace Storefront.Tests.Database.Catalog.Shelf;

public sealed class ShowCategoryTests(DemoShelf shelf) : IClassFixture<DemoShelf>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private ShowCategory Categories => new(shelf.Database.Db);

    [Fact]
    public async Task A_category_shows_the_way_to_it_and_what_lies_below()
    {
        var table = Assert.IsType<ShowCategory.Result.Found>(await Categories.ExecuteAsync("table", DemoShelf.English, Ct)).Category;
        var mugs = Assert.IsType<ShowCategory.Result.Found>(await Categories.ExecuteAsync("mugs", DemoShelf.English, Ct)).Category;

        Assert.Equal(["mugs", "plates", "bowls", "glass", "serving"], table.Children.Select(child => child.Slug));
        Assert.Empty(table.Path);
        Assert.Equal(["table"], mugs.Path.Select(step => step.Slug));
    }

    [Fact]
    public async Task An_old_address_leads_on_and_an_unknown_one_nowhere()
    {
        await shelf.Database.ScalarAsync<int>("insert into catalog.slugs (kind, slug, target_id) select 'Category', 'cups', id from catalog.categories where slug = 'mugs'");

        Assert.Equal(new ShowCategory.Result.Moved("mugs"), await Categories.ExecuteAsync("cups", DemoShelf.English, Ct));
        Assert.IsType<ShowCategory.Result.Missing>(await Categories.ExecuteAsync("no-such-thing", DemoShelf.English, Ct));
    }
}

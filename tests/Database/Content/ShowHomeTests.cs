using Storefront.Core.Content;
using Storefront.Tests.Database.Catalog.Shelf;

namespace Storefront.Tests.Database.Content;

public sealed class ShowHomeTests(DemoShelf shelf) : IClassFixture<DemoShelf>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_home_page_has_everything_from_the_picture_to_the_journal()
    {
        var home = await new ShowHome(shelf.Database.Db, shelf.Cards, shelf.Database.Clock).ExecuteAsync(DemoShelf.English, Ct);

        Assert.Equal("Fennmark", home.Name);
        Assert.Equal("Made to be used", home.Hero!.Title);
        Assert.Equal(8, home.Categories.Count);
        Assert.Equal(4, home.New.Count);
        Assert.Equal(4, home.BestLoved.Count);
        Assert.Equal(4, home.Promises.Count);
        Assert.Equal(3, home.Journal.Count);
    }

    [Fact]
    public async Task The_frame_speaks_the_readers_language()
    {
        var frame = await new ShowFrame(shelf.Database.Db).ExecuteAsync(DemoShelf.German, Ct);

        Assert.Equal("Gute Dinge für jeden Tag, von Menschen, die wir kennen.", frame.Promise);
        Assert.Equal(7, frame.Pages.Count);
        Assert.All(frame.Menu, category => Assert.NotEmpty(category.Children));
    }

    [Fact]
    public async Task A_page_that_is_not_translated_is_read_in_the_shops_own_language()
    {
        await shelf.Database.ScalarAsync<int>("delete from content.pages where slug = 'warranty' and language = 'de'");
        var pages = new ShowPage(shelf.Database.Db, shelf.Cards);

        Assert.Equal("Versand", (await pages.ExecuteAsync(ContentKind.Page, "delivery", DemoShelf.German, Ct))!.Title);
        Assert.Equal("Warranty and repair", (await pages.ExecuteAsync(ContentKind.Page, "warranty", DemoShelf.German, Ct))!.Title);
        Assert.Null(await pages.ExecuteAsync(ContentKind.Page, "no-such-page", DemoShelf.German, Ct));
    }
}

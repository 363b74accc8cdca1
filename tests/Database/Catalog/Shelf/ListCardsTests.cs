using Microsoft.EntityFrameworkCore;
using Storefront.Core.Catalog;
using Storefront.Core.Catalog.Shelf;

namespace Storefront.Tests.Database.Catalog.Shelf;

public sealed class ListCardsTests(DemoShelf shelf) : IClassFixture<DemoShelf>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Cards_come_in_the_order_asked_for_without_what_is_hidden()
    {
        await shelf.Database.ScalarAsync<int>("update catalog.products set unpublished_at = '2026-01-01' where slug = 'push-car'");

        var cards = await CardsAsync("whistle-kettle", "push-car", "hearth-mug");

        Assert.Equal(["whistle-kettle", "hearth-mug"], cards.Select(card => card.Slug));
    }

    [Fact]
    public async Task A_card_shows_the_first_variants_picture_and_its_second_view_only()
    {
        var mug = (await CardsAsync("hearth-mug"))[0];

        Assert.Equal(5, mug.Colours.Count);
        Assert.NotEqual(mug.Picture, mug.Second);
        Assert.NotNull(mug.Second);
    }

    [Fact]
    public async Task A_price_that_varies_is_the_lowest()
    {
        var card = (await CardsAsync("gift-card-pine"))[0];

        Assert.True(card.Price!.Varies);
        Assert.Equal(2500, card.Price.Now.Minor);
        Assert.Equal(ShelfState.Digital, card.Shelf);
    }

    private async Task<IReadOnlyList<ProductCardRow>> CardsAsync(params string[] slugs)
    {
        var ids = await shelf.Database.Db.ReadAsync((tables, ct) => tables.Products.Where(p => slugs.Contains(p.Slug)).ToDictionaryAsync(p => p.Slug, p => p.Id, ct), Ct);
        return await shelf.Cards.ExecuteAsync([.. slugs.Select(slug => ids[slug])], DemoShelf.English, Ct);
    }
}

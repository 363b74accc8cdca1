namespace Storefront.Tests.Database.Search;

public sealed class SpellingTests(SearchShop shop) : IClassFixture<SearchShop>
{
    [Theory]
    [InlineData("lattern", "lantern")]
    [InlineData("brass latnern", "brass lantern")]
    [InlineData("Umbrela stand", "umbrella stand")]
    public async Task A_word_that_no_product_has_gets_a_proposal(string typed, string proposed) =>
        Assert.Equal(proposed, (await (await shop.OpenAsync(FillAsync)).FindAsync(typed)).DidYouMean);

    [Theory]
    [InlineData("lanterns")]
    [InlineData("lantern")]
    [InlineData("the umbrella")]
    [InlineData("qwrtzpsdf")]
    [InlineData("L-1")]
    [InlineData("")]
    public async Task What_is_known_or_like_nothing_gets_none(string typed) =>
        Assert.Null((await (await shop.OpenAsync(FillAsync)).FindAsync(typed)).DidYouMean);

    private static async Task FillAsync(Shelf shelf)
    {
        for (var i = 0; i < 5; i++) await shelf.AddAsync(new($"Brass lantern {i}", new GoodsVariant($"L-{i}")));
        await shelf.AddAsync(new("Pattern book", new GoodsVariant("P-1")));
        await shelf.AddAsync(new("Umbrella stand", new GoodsVariant("U-1")));
    }
}

using Storefront.Core.Catalog.Shelf;

namespace Storefront.Tests.Database.Catalog.Shelf;

public sealed class ShowProductTests(DemoShelf shelf) : IClassFixture<DemoShelf>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_product_shows_its_way_options_variants_facts_and_reviews()
    {
        var mug = await FoundAsync("hearth-mug", DemoShelf.English);

        Assert.Equal("Hearth Mug", mug.Name);
        Assert.Equal("marrow-clay", mug.Brand!.Slug);
        Assert.Equal(["table", "mugs"], mug.Path.Select(step => step.Slug));
        Assert.Equal(["Oat", "Moss", "Ink", "Rust", "Ochre"], mug.Options[0].Values.Select(value => value.Name));
        Assert.Equal([["Oat"], ["Moss"], ["Ink"], ["Rust"], ["Ochre"]], mug.Variants.Select(variant => variant.Values));
        Assert.Equal(2400, mug.Variants[0].Price!.Now.Minor);
        Assert.Equal(340, mug.Facts.Single(fact => fact.Code == "capacity_ml").Number);
        Assert.Equal(mug.Reviews.Count, mug.Reviews.ByStars.Sum());
        Assert.Equal(["set-four-hearth-mugs", "steady-teapot", "drip-pour-over", "dawn-cereal-bowl"], mug.Related.Select(card => card.Slug));
    }

    [Fact]
    public async Task A_reduced_variant_names_its_former_and_its_lowest_price_and_a_sold_out_one_stays_on_the_shelf()
    {
        var mug = await FoundAsync("harbour-tall-mug", DemoShelf.English);

        Assert.All(mug.Variants, variant => Assert.Equal(3200, variant.Price!.Was!.Value.Minor));
        Assert.All(mug.Variants, variant => Assert.Equal(3200, variant.Price!.Lowest!.Value.Minor));
        var slate = mug.Variants.Single(variant => variant.Sku == "FM-1002-SLA");
        Assert.Equal(ShelfState.SoldOut, slate.Shelf);
        Assert.False(slate.CanBeBought);
        Assert.Equal(1, mug.Variants.Single(variant => variant.Sku == "FM-1002-SKY").Left);
    }

    [Fact]
    public async Task Another_language_has_its_own_words_and_the_same_facts()
    {
        var mug = await FoundAsync("hearth-mug", DemoShelf.German);

        Assert.Equal("Becher Kamin", mug.Name);
        Assert.Equal(4, mug.Details.Count);
        Assert.Contains(mug.Facts, fact => fact is { Code: "capacity_ml", Name: "Fassungsvermögen" or "Fassungsvermögen (ml)", Number: 340 });
    }

    [Fact]
    public async Task A_set_names_its_parts()
    {
        var set = await FoundAsync("set-four-hearth-mugs", DemoShelf.English);

        Assert.NotEmpty(set.Parts);
        Assert.All(set.Parts, part => Assert.True(part.Quantity > 0));
    }

    [Fact]
    public async Task An_address_of_yesterday_leads_to_the_product_of_today()
    {
        await shelf.Database.ScalarAsync<int>("insert into catalog.slugs (kind, slug, target_id) select 'Product', 'old-mug', id from catalog.products where slug = 'camp-mug'");

        Assert.Equal(new ShowProduct.Result.Moved("camp-mug"), await shelf.Products.ExecuteAsync("old-mug", DemoShelf.English, Ct));
    }

    [Theory]
    [InlineData("no-such-thing")]
    [InlineData("spinning-tops")]
    public async Task What_is_unknown_or_unpublished_is_missing(string slug)
    {
        await shelf.Database.ScalarAsync<int>("update catalog.products set published_at = null where slug = 'spinning-tops'");

        Assert.IsType<ShowProduct.Result.Missing>(await shelf.Products.ExecuteAsync(slug, DemoShelf.English, Ct));
    }

    private async Task<ProductPageRow> FoundAsync(string slug, Audience audience) =>
        Assert.IsType<ShowProduct.Result.Found>(await shelf.Products.ExecuteAsync(slug, audience, Ct)).Product;
}

namespace Storefront.Tests.Database.Search;

public sealed class CodeSearchTests(SearchShop shop) : IClassFixture<SearchShop>
{
    [Theory]
    [InlineData("C4872A")]
    [InlineData("c4872a")]
    [InlineData("C-4872-A")]
    [InlineData("C 4872 A")]
    [InlineData("C.4872.A")]
    [InlineData("HP-80/CYAN")]
    [InlineData("hp80cyan")]
    [InlineData("HP 80 cyan")]
    [InlineData("0882780756328")]
    [InlineData("882780756328")]
    [InlineData("0-88278-07563-28")]
    [InlineData("0 882780 756328")]
    [InlineData("0.882.780.756.328")]
    public async Task A_code_is_found_first_however_it_is_written(string typed)
    {
        var node = await shop.OpenAsync(FillAsync);

        var page = await node.FindAsync(typed);

        Assert.Equal(await OwnerAsync("HP-80/CYAN"), page.Hits[0].Product.Value);
    }

    [Theory]
    [InlineData("cartridge C4872A for my plotter")]
    [InlineData("hp c4872a")]
    public async Task A_code_among_other_words_comes_before_texts(string typed)
    {
        var node = await shop.OpenAsync(FillAsync);

        var page = await node.FindAsync(typed);

        Assert.Equal(await OwnerAsync("HP-80/CYAN"), page.Hits[0].Product.Value);
    }

    [Theory]
    [InlineData("fm77oat", "FM-77-OAT")]
    [InlineData("FM 77 INK", "FM-77-INK")]
    public async Task The_variant_whose_code_was_typed_is_the_one_shown(string typed, string sku)
    {
        var node = await shop.OpenAsync(FillAsync);

        var page = await node.FindAsync(typed);

        Assert.Equal(await shop.Database.ScalarAsync<Guid>($"select id from catalog.variants where sku = '{sku}'"), page.Hits[0].Variant.Value);
    }

    [Fact]
    public async Task The_beginning_of_a_code_finds_all_that_begin_so()
    {
        var node = await shop.OpenAsync(FillAsync);

        var page = await node.FindAsync("FM-77");

        Assert.Equal(await OwnerAsync("FM-77-OAT"), page.Hits[0].Product.Value);
    }

    private static async Task FillAsync(Shelf shelf)
    {
        // Texts that are full of the same words and numbers, but only one product has the code.
        for (var i = 0; i < 20; i++)
            await shelf.AddAsync(new($"HP 80 cyan C 4872 A cartridge {i}", new GoodsVariant($"X-{i}")) { Description = "cyan 0 882780 756328 C4872A for HP 80" });
        await shelf.AddAsync(new("Original ink", new GoodsVariant("HP-80/CYAN") { Mpn = "C4872A", Gtins = ["0882780756328"] }));
        await shelf.AddAsync(new("Hearth Mug", new GoodsVariant("FM-77-OAT"), new GoodsVariant("FM-77-INK")));
    }

    private Task<Guid> OwnerAsync(string sku) => shop.Database.ScalarAsync<Guid>($"select product_id from catalog.variants where sku = '{sku}'");
}

using Storefront.Core.Catalog.Editing;
using Storefront.Core.Shared;
using Storefront.Tests.Shared;

namespace Storefront.Tests.Database.Catalog.Editing;

public sealed class ChangePricesTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private readonly Desk _desk = new(database);

    [Fact]
    public async Task A_changed_price_is_kept_in_the_history_and_announced()
    {
        var seen = await _desk.MugAsync();

        var saved = Assert.IsType<ChangePrices.Result.Saved>(await _desk.PriceAsync(seen, 1900, former: 2400));

        Assert.Equal([new PriceSheet(new(1900, Currency.Eur), new(2400, Currency.Eur))], saved.Now.Variants[0].Prices);
        Assert.Equal(1900L, await database.ScalarAsync<long>($"select amount_minor from catalog.price_history where variant_id = '{seen.Variants[0].Id}'"));
        Assert.Equal(1L, await database.ScalarAsync<long>($"select count(*) from events.outbox where type = 'PriceChanged' and payload::text like '%{seen.Id}%'"));
    }

    [Fact]
    public async Task A_new_former_price_alone_writes_no_history()
    {
        var seen = await _desk.MugAsync();

        await _desk.PriceAsync(seen, 2400, former: 3000);

        Assert.Equal(0L, await database.ScalarAsync<long>($"select count(*) from catalog.price_history where variant_id = '{seen.Variants[0].Id}'"));
    }

    [Fact]
    public async Task Whoever_did_not_see_the_last_change_is_told_and_changes_nothing()
    {
        var seen = await _desk.MugAsync();
        await _desk.RenameAsync(seen, "Soup mug");

        var told = Assert.IsType<ChangePrices.Result.ChangedBySomebodyElse>(await _desk.PriceAsync(seen, 100));

        Assert.Equal(2400, told.Now.Variants[0].Prices[0].Amount.Minor);
    }

    [Theory]
    [InlineData(-1, null, PriceFaultKind.Negative)]
    [InlineData(2400, 2400L, PriceFaultKind.FormerPriceNotHigher)]
    public async Task A_price_that_cannot_be_is_refused(long cents, long? former, PriceFaultKind expected)
    {
        var seen = await _desk.MugAsync();

        var invalid = Assert.IsType<ChangePrices.Result.Invalid>(await _desk.PriceAsync(seen, cents, former));

        Assert.Equal(expected, Assert.Single(invalid.Faults).Kind);
    }

    [Fact]
    public async Task A_variant_of_another_product_is_left_alone()
    {
        var (seen, other) = (await _desk.MugAsync(), await _desk.MugAsync());

        await _desk.Prices.ExecuteAsync(
            new(seen.Id, seen.Version, [new(other.Variants[0].Id, new(1, Currency.Eur), null)], "ann@shop.example"), TestContext.Current.CancellationToken);

        Assert.Equal(2400L, await database.ScalarAsync<long>($"select amount_minor from catalog.prices where variant_id = '{other.Variants[0].Id}'"));
    }
}

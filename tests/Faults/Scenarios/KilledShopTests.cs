namespace Storefront.Tests.Faults.Scenarios;

/// <summary>The scenarios of <c>./dev faults</c>, as short as shows that they still work.</summary>
public sealed class KilledShopTests
{
    [Fact]
    public async Task Killed_a_few_times_in_the_rush_the_shop_keeps_every_order_and_charges_nobody_twice()
    {
        var verdict = await FaultsCommand.PlayAsync(new KilledShop(), strikes: 5, new Random(7));

        Assert.Empty(verdict.Mistakes);
        Assert.NotEmpty(verdict.Figures.Acknowledged);
    }
}

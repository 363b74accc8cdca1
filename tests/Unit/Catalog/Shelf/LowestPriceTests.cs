using Storefront.Core.Catalog.Shelf;

namespace Storefront.Tests.Unit.Catalog.Shelf;

public sealed class LowestPriceTests
{
    private static readonly DateTimeOffset s_today = new(2026, 6, 1, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_price_without_a_past_has_no_lowest() => Assert.Null(LowestPrice.BeforeTheLast([(s_today, 1000)]));

    [Fact]
    public void The_price_that_held_until_the_reduction_counts_however_old_it_is() =>
        Assert.Equal(3200, LowestPrice.BeforeTheLast([(Before(400), 3200), (s_today, 2700)]));

    [Fact]
    public void A_lower_price_of_the_last_thirty_days_counts() =>
        Assert.Equal(2500, LowestPrice.BeforeTheLast([(Before(400), 3200), (Before(20), 2500), (Before(10), 3200), (s_today, 2700)]));

    [Fact]
    public void A_lower_price_that_ended_before_the_thirty_days_does_not_count() =>
        Assert.Equal(3200, LowestPrice.BeforeTheLast([(Before(60), 2500), (Before(40), 3200), (s_today, 2700)]));

    private static DateTimeOffset Before(int days) => s_today.AddDays(-days);
}

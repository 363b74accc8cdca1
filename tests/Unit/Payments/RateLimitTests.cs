using Storefront.Infrastructure.Payments;

namespace Storefront.Tests.Unit.Payments;

public sealed class RateLimitTests
{
    [Fact]
    public void Each_pause_is_longer_than_the_one_before_whatever_chance_says()
    {
        for (var tries = 1; tries < RateLimit.MostTries - 1; tries++)
            Assert.Equal(2 * RateLimit.PauseAfter(tries, null, 0.5), RateLimit.PauseAfter(tries + 1, null, 0.5));
        Assert.True(RateLimit.PauseAfter(2, null, 0) > RateLimit.PauseAfter(1, null, 0));
        Assert.NotEqual(RateLimit.PauseAfter(1, null, 0.1), RateLimit.PauseAfter(1, null, 0.9));
    }

    [Theory]
    [InlineData(2, 2)]
    [InlineData(0, 0.4)]
    [InlineData(600, 5)]
    public void The_pause_is_as_long_as_Stripe_asks_for_but_no_shopper_waits_for_ever(double asked, double seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), RateLimit.PauseAfter(1, TimeSpan.FromSeconds(asked), 0.5));
}

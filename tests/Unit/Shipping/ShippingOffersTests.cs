using Storefront.Core.Shared;
using Storefront.Core.Shipping;

namespace Storefront.Tests.Unit.Shipping;

public sealed class ShippingOffersTests
{
    private static readonly DateTime s_monday = new(2026, 6, 1, 9, 0, 0);
    private static readonly ShippingZoneId s_zone = ShippingZoneId.New();
    private static readonly ShippingMethod s_post = Method("Standard", "Post");
    private static readonly ShippingMethod s_express = Method("Express", "Courier");

    [Fact]
    public void Each_method_is_offered_at_its_cheapest_rate_that_fits()
    {
        var offers = Choose(new("IE", 800, Euro(3000), s_monday), Rate(s_post, 490), Rate(s_post, 390, maxWeight: 1000), Rate(s_post, 0, minTotal: 5000), Rate(s_express, 1490));

        Assert.Equal([390, 1490], offers.Select(offer => offer.Price.Minor));
    }

    [Theory]
    [InlineData(4999, 490)]
    [InlineData(5000, 0)]
    public void Delivery_is_free_from_the_very_amount_that_is_named(long items, long price) =>
        Assert.Equal(price, Choose(new("IE", 800, Euro(items), s_monday), Rate(s_post, 490), Rate(s_post, 0, minTotal: 5000)).Single().Price.Minor);

    [Theory]
    [InlineData(1000, 390)]
    [InlineData(1001, 490)]
    public void A_parcel_may_weigh_what_its_rate_allows_and_no_gram_more(int grams, long price) =>
        Assert.Equal(price, Choose(new("IE", grams, Euro(100), s_monday), Rate(s_post, 490), Rate(s_post, 390, maxWeight: 1000)).Single().Price.Minor);

    [Fact]
    public void A_method_that_no_rate_fits_is_not_offered() =>
        Assert.Equal("Express", Choose(new("IE", 5000, Euro(100), s_monday), Rate(s_post, 490, maxWeight: 1000), Rate(s_express, 1490)).Single().Name);

    [Fact]
    public void Rates_of_another_currency_are_not_taken() =>
        Assert.Empty(Choose(new("IE", 100, new Money(100, Currency.Parse("USD")), s_monday), Rate(s_post, 490)));

    [Fact]
    public void Each_carrier_rests_on_its_own_holidays_only()
    {
        var offers = ShippingOffers.Choose(
            new("IE", 100, Euro(100), s_monday), [s_post, s_express], [Rate(s_post, 490), Rate(s_express, 1490)], [new CarrierHoliday("Post", new(2026, 6, 2))]);

        Assert.Equal([new(2026, 6, 3), new(2026, 6, 2)], offers.Select(offer => offer.From));
    }

    private static IReadOnlyList<ShippingOffer> Choose(Parcel parcel, params ShippingRate[] rates) => ShippingOffers.Choose(parcel, [s_post, s_express], rates, []);

    private static ShippingMethod Method(string name, string carrier) =>
        new() { Id = ShippingMethodId.New(), ZoneId = s_zone, Name = name, Carrier = carrier, MinDays = 1, MaxDays = 2, CutOff = new(14, 0), Sort = 1 };

    private static ShippingRate Rate(ShippingMethod method, long amount, int? maxWeight = null, long minTotal = 0) =>
        new(method.Id, 0, Euro(amount), maxWeight, minTotal);

    private static Money Euro(long minor) => new(minor, Currency.Eur);
}

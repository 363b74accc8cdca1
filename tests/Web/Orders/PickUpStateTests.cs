using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Storefront.Core.Orders;
using Storefront.Core.Shared;
using Storefront.Web.Orders;

namespace Storefront.Tests.Web.Orders;

/// <summary>What the order page says of an order that is collected, at each point of its way.</summary>
public sealed class PickUpStateTests : BunitContext
{
    private static readonly DateTimeOffset s_noon = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);

    public PickUpStateTests() => Services.AddLocalization().AddSingleton(new ShopOptions()).AddSingleton<IOrderLinks, PlainLinks>();

    [Fact]
    public void Before_it_is_ready_the_buyer_is_asked_to_wait_and_sees_no_code()
    {
        var page = Show(Placed());

        Assert.Contains("Please wait for our mail", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("K7Q-4MP", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void When_it_is_ready_he_sees_the_code_the_place_and_the_last_day()
    {
        var order = Placed();
        order.MakeReady(s_noon, new(2026, 6, 8, 23, 0, 0, TimeSpan.Zero)); // midnight in Dublin

        var page = Show(order);

        Assert.Equal("K7Q-4MP", page.Find("#pick-up-code").TextContent);
        Assert.Contains("7 Nowhere Quay", page.Markup, StringComparison.Ordinal);
        Assert.Contains("Ring twice", page.Markup, StringComparison.Ordinal);
        Assert.Contains("8 June 2026", page.Markup.Replace("June 8,", "8 June", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void When_it_was_collected_it_says_so_and_shows_no_code()
    {
        var order = Placed();
        order.MakeReady(s_noon, s_noon.AddDays(7));
        order.Ship();

        var page = Show(order);

        Assert.Contains("This order was collected at The net loft.", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("K7Q-4MP", page.Markup, StringComparison.Ordinal);
    }

    private IRenderedComponent<PickUpState> Show(Order order) => Render<PickUpState>(parameters => parameters.Add(state => state.Order, order));

    private static Order Placed()
    {
        var terms = new OrderTerms
        {
            Email = "ada@example.org",
            Language = "en",
            ItemsMinor = 2400,
            ShippingMinor = 0,
            TaxMinor = 0,
            PricesIncludeTax = true,
            Total = new(2400, Currency.Eur),
            Address = new("Ada Byron", "The net loft", "7 Nowhere Quay", null, "00000", "Port Example", null, "IE", null),
            ShippingMethod = "The net loft",
            Carrier = "",
            DeliveryFrom = new(2026, 6, 1),
            DeliveryUntil = new(2026, 6, 2),
            PayBy = s_noon,
            PickUp = new(WarehouseId.New(), "The net loft", "Daily\nRing twice"),
        };
        var order = new Order(CustomerId.New(), OrderId.New(), CheckoutId.New(), terms, s_noon);
        order.Place(s_noon);
        return order;
    }

    private sealed class PlainLinks : IOrderLinks
    {
        public string KeyFor(OrderId order) => "key";

        public string CodeFor(OrderId order) => "K7Q-4MP";

        public bool IsKeyOf(OrderId order, string? key) => key == "key";
    }
}

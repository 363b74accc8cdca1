using Storefront.Core.Orders;
using Storefront.Core.Shared;
using static Storefront.Core.Orders.OrderStatus;

namespace Storefront.Tests.Unit.Orders;

public sealed class OrderTransitionsTests
{
    private static readonly HashSet<(OrderStatus From, OrderStatus To)> s_allowed =
    [
        (PendingPayment, Placed), (PendingPayment, Cancelled), (PendingPayment, Expired),
        (Placed, Shipped), (Placed, Cancelled),
        (Expired, Placed),
    ];

    public static TheoryData<OrderStatus, OrderStatus> Every() =>
        [.. Enum.GetValues<OrderStatus>().SelectMany(from => Enum.GetValues<OrderStatus>().Select(to => (from, to)))];

    [Theory]
    [MemberData(nameof(Every))]
    public void An_order_becomes_only_what_its_life_allows(OrderStatus from, OrderStatus to) => Assert.Equal(s_allowed.Contains((from, to)), from.MayBecome(to));

    [Fact]
    public void A_sent_order_cannot_be_cancelled_even_by_mistake()
    {
        var order = NewOrder();
        order.Place(DateTimeOffset.UnixEpoch);
        order.Ship();

        Assert.Throws<IllegalTransitionException>(order.Cancel);
        Assert.Equal(Shipped, order.Status);
    }

    [Fact]
    public void Every_change_grows_the_version_and_showing_the_same_again_is_no_change()
    {
        var order = NewOrder();

        order.Show(PaymentStatus.Authorized);
        order.Show(PaymentStatus.Authorized);
        order.Place(DateTimeOffset.UnixEpoch);

        Assert.Equal(2, order.Version);
    }

    private static Order NewOrder() => new(CustomerId.New(), OrderId.New(), CheckoutId.New(), new()
    {
        Email = "ada@example.org",
        Language = "en",
        ItemsMinor = 2400,
        ShippingMinor = 490,
        TaxMinor = 482,
        PricesIncludeTax = true,
        Total = new Money(2890, Currency.Eur),
        Address = new("Ada Byron", null, "1 Quay", null, "D01", "Dublin", null, "IE", null),
        ShippingMethod = "Standard",
        Carrier = "Post",
        DeliveryFrom = new(2026, 6, 2),
        DeliveryUntil = new(2026, 6, 3),
        PayBy = DateTimeOffset.UnixEpoch,
    }, DateTimeOffset.UnixEpoch);
}

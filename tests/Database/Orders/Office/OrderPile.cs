using Storefront.Core.Orders;
using Storefront.Core.Shared;
using Storefront.Tests.Shared;

namespace Storefront.Tests.Database.Orders.Office;

/// <summary>Writes orders down as they would have been left, to be listed and counted.</summary>
internal sealed class OrderPile(TestDatabase database)
{
    private int _last;

    /// <param name="status">Reached by the order's own verbs.</param>
    public Task<string> AddAsync(DateTimeOffset at, OrderStatus status = OrderStatus.Placed, PaymentStatus payment = PaymentStatus.Authorized, string email = "ada@example.org", long cents = 1000) =>
        database.Db.RunAsync(
            async (work, ct) =>
            {
                var order = new Order(CustomerId.New(), OrderId.New(), CheckoutId.New(), Terms(at, email, cents), at);
                order.Name($"F{20_000 + Interlocked.Increment(ref _last)}");
                if (status is OrderStatus.Placed or OrderStatus.Shipped) order.Place(at);
                if (status == OrderStatus.Shipped) order.Ship();
                if (status == OrderStatus.Cancelled) order.Cancel();
                if (status == OrderStatus.Expired) order.Expire();
                order.Show(payment);
                work.Orders.Add(order);
                await work.CommitAsync(ct);
                return order.Number;
            },
            TestContext.Current.CancellationToken);

    private static OrderTerms Terms(DateTimeOffset at, string email, long cents) => new()
    {
        Email = email,
        Language = "en",
        ItemsMinor = cents,
        ShippingMinor = 0,
        TaxMinor = 0,
        PricesIncludeTax = true,
        Total = new(cents, Currency.Eur),
        Address = new("Ada Byron", null, "1 Quay", null, "D01", "Dublin", null, "IE", null),
        ShippingMethod = "Standard",
        Carrier = "Post",
        DeliveryFrom = DateOnly.FromDateTime(at.UtcDateTime),
        DeliveryUntil = DateOnly.FromDateTime(at.UtcDateTime),
        PayBy = at.AddMinutes(30),
    };
}

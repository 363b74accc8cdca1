using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Storefront.Core.Orders;
using Storefront.Core.Shared;

namespace Storefront.Core.Notifications;

/// <summary>Freezes an order into the document of a message.</summary>
public sealed class OrderMails(Signatures signatures, IOrderLinks links, ShopOptions options, TimeProvider clock)
{
    /// <summary>Null when there is no such order.</summary>
    public async Task<OrderMail?> StartAsync(ITables tables, CustomerId customer, OrderId id, CancellationToken ct)
    {
        var order = await tables.Orders.AsNoTracking().OwnedBy(customer).SingleOrDefaultAsync(o => o.Id == id, ct);
        if (order is null) return null;
        var items = await tables.OrderItems.AsNoTracking().Where(i => i.CustomerId == customer && i.OrderId == id).OrderBy(i => i.Position).ToListAsync(ct);
        var shop = await signatures.InAsync(order.Language, tables, ct);
        return new(order, items, Freeze(order, items, shop), clock.GetUtcNow());
    }

    private OrderDocument Freeze(Order order, IReadOnlyList<OrderItem> items, ShopSignature shop) => new()
    {
        Shop = shop,
        Number = order.Number,
        Link = $"{shop.Url}/orders/{Uri.EscapeDataString(order.Number)}?key={links.KeyFor(order.Id)}",
        Lines = [.. items.Select(item => OrderMail.LineOf(item, item.Quantity, order.Currency))],
        Items = new(order.ItemsMinor, order.Currency),
        Shipping = new(order.ShippingMinor, order.Currency),
        Tax = new(order.TaxMinor, order.Currency),
        TaxIncluded = order.PricesIncludeTax,
        Total = order.Total,
        Address = order.Address,
        Delivery = new(order.ShippingMethod, order.DeliveryFrom, order.DeliveryUntil),
        PickUp = order.PickUp is { } place ? Freeze(order, place) : null,
    };

    private PickUpDocument Freeze(Order order, PickUp place) => new(
        place.Name,
        place.Opening.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
        links.CodeFor(order.Id),
        order.CollectBy is { } end ? options.LastDayBefore(end) : null,
        order.Status == OrderStatus.Cancelled && order.CollectBy <= clock.GetUtcNow());
}

/// <summary>A mail about an order that is being written.</summary>
public sealed record OrderMail(Order Order, IReadOnlyList<OrderItem> Items, OrderDocument Document, DateTimeOffset Now)
{
    public static OrderDocumentLine LineOf(OrderItem item, int quantity, Currency currency) =>
        new(item.Title, item.Options, item.Sku, quantity, new(item.UnitMinor, currency), new(checked(item.UnitMinor * quantity), currency));

    /// <param name="cause">The fact and its id: what makes this message one of a kind.</param>
    public Message Finish(string template, string cause) =>
        new(MessageId.New(), template, new(Order.Email, Order.Language), JsonSerializer.Serialize(Document, Json.Options), cause, Now);
}

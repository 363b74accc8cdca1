using Storefront.Core.Orders;
using Storefront.Core.Shared;

namespace Storefront.Web.Orders;

/// <summary>Who may see an order: whoever has its secret link. For everybody else it does not exist.</summary>
internal sealed class OrderAccess(IStorefrontDb db, IOrderLinks links)
{
    public sealed record Owner(CustomerId Customer, OrderId Order);

    public async Task<Owner?> FindAsync(string number, string? key, CancellationToken ct)
    {
        var found = await db.ReadAsync((tables, token) => tables.FindOrderAsync(number, token), ct);
        return found is { } order && links.IsKeyOf(order.OrderId, key) ? new(order.CustomerId, order.OrderId) : null;
    }
}

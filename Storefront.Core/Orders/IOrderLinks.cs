using Storefront.Core.Shared;

namespace Storefront.Core.Orders;

/// <summary>Makes the key in an order's secret link. It is derived from the order and a secret of the shop, so it need not be stored.</summary>
public interface IOrderLinks
{
    /// <summary>At least 128 bits, safe in an address.</summary>
    string KeyFor(OrderId order);

    /// <summary>What a buyer says who collects an order: six letters and digits that cannot be mistaken for others, in two groups.</summary>
    string CodeFor(OrderId order);

    /// <summary>True when the key belongs to the order; compared in constant time.</summary>
    bool IsKeyOf(OrderId order, string? key);
}

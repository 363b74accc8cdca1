using Storefront.Core.Shared;

namespace Storefront.Core.Orders;

/// <summary>One rate of tax of an order, frozen; the rows add up to the order's tax.</summary>
public sealed class OrderTax
{
    private OrderTax()
    {
    }

    public OrderTax(CustomerId customer, OrderId order, string name, int rateMillis, long netMinor, long taxMinor)
    {
        CustomerId = customer;
        OrderId = order;
        Name = name;
        RateMillis = rateMillis;
        NetMinor = netMinor;
        TaxMinor = taxMinor;
    }

    public CustomerId CustomerId { get; private set; }

    public OrderId OrderId { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>Thousandths of a percent: 20,000 is 20 %.</summary>
    public int RateMillis { get; private set; }

    public long NetMinor { get; private set; }

    public long TaxMinor { get; private set; }
}

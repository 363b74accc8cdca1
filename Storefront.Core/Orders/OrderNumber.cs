using Storefront.Core.Shared;

namespace Storefront.Core.Orders;

/// <summary>Look-up from the number people say to the order, which is keyed by customer.</summary>
public sealed class OrderNumber
{
    private OrderNumber()
    {
    }

    public OrderNumber(string number, CustomerId customer, OrderId order)
    {
        Number = number;
        CustomerId = customer;
        OrderId = order;
    }

    public string Number { get; private set; } = "";

    public CustomerId CustomerId { get; private set; }

    public OrderId OrderId { get; private set; }
}

/// <summary>Gives out gap-free order numbers; PostgreSQL is the vendor behind this port.</summary>
public interface IOrderNumbers
{
    /// <summary>The next number, taken inside the given work: it is free again if the work does not commit. Call it last, it queues.</summary>
    Task<string> NextAsync(IWork work, CancellationToken ct);
}

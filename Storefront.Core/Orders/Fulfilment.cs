using Storefront.Core.Shared;

namespace Storefront.Core.Orders;

/// <summary>A parcel that left one warehouse with one carrier.</summary>
public sealed class Fulfilment
{
    private Fulfilment()
    {
    }

    public Fulfilment(CustomerId customer, FulfilmentId id, OrderId order, WarehouseId warehouse, string carrier, string? tracking, IReadOnlyList<FulfilmentLine> lines, DateTimeOffset now)
    {
        CustomerId = customer;
        Id = id;
        OrderId = order;
        WarehouseId = warehouse;
        Carrier = carrier;
        TrackingNumber = tracking;
        Lines = lines;
        ShippedAt = now;
    }

    public CustomerId CustomerId { get; private set; }

    public FulfilmentId Id { get; private set; }

    public OrderId OrderId { get; private set; }

    public WarehouseId WarehouseId { get; private set; }

    public string Carrier { get; private set; } = "";

    public string? TrackingNumber { get; private set; }

    public IReadOnlyList<FulfilmentLine> Lines { get; private set; } = [];

    public DateTimeOffset ShippedAt { get; private set; }
}

public sealed record FulfilmentLine(VariantId Variant, int Quantity);

using Storefront.Core.Shared;

namespace Storefront.Core.Orders;

/// <summary>A parcel that left one warehouse with one carrier.</summary>
public sealed class Fulfilment
{
    public required CustomerId CustomerId { get; init; }

    public required FulfilmentId Id { get; init; }

    public required OrderId OrderId { get; init; }

    public required WarehouseId WarehouseId { get; init; }

    public required string Carrier { get; init; }

    public string? TrackingNumber { get; init; }

    public required IReadOnlyList<FulfilmentLine> Lines { get; init; }

    /// <summary>What of the order's total belongs to this parcel, in minor units; delivery goes with the first. All parcels of an order sum to its total.</summary>
    public long AmountMinor { get; init; }

    public required DateTimeOffset ShippedAt { get; init; }
}

public sealed record FulfilmentLine(VariantId Variant, int Quantity);

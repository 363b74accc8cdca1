using Storefront.Core.Shared;

namespace Storefront.Core.Inventory;

/// <summary>What may be promised of a variant crossed a line that pages show: sold out, few left, or back again.</summary>
public sealed record StockChanged(VariantId Variant) : IDomainEvent;

/// <summary>What may be promised of a variant in a warehouse fell to its low mark or below. Told once, until it has been above the mark again.</summary>
/// <param name="Left">Pieces that may still be promised from there.</param>
/// <param name="LowAt">The mark.</param>
public sealed record StockRanLow(VariantId Variant, WarehouseId Warehouse, int Left, int LowAt) : IDomainEvent;

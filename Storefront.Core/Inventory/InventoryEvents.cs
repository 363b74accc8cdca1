using Storefront.Core.Shared;

namespace Storefront.Core.Inventory;

/// <summary>What may be promised of a variant crossed a line that pages show: sold out, few left, or back again.</summary>
public sealed record StockChanged(VariantId Variant) : IDomainEvent;

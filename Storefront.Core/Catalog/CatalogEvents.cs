using Storefront.Core.Shared;

namespace Storefront.Core.Catalog;

/// <summary>Something that shoppers see of a product changed: texts, pictures, attributes, publication, or it was created.</summary>
public sealed record ProductChanged(ProductId Product) : IDomainEvent;

/// <summary>Many products changed at once, as an import does.</summary>
public sealed record ProductsChanged(IReadOnlyList<ProductId> Products) : IDomainEvent;

/// <summary>The price of a variant changed.</summary>
public sealed record PriceChanged(ProductId Product, VariantId Variant, Money Before, Money Now) : IDomainEvent;

/// <summary>The category tree, a brand or an attribute changed: every list may look different.</summary>
public sealed record CatalogStructureChanged : IDomainEvent;

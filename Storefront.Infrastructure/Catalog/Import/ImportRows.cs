using Storefront.Core.Catalog;
using Storefront.Core.Catalog.Import;
using Storefront.Core.Shared;

namespace Storefront.Infrastructure.Catalog.Import;

/// <summary>What an import knows of a product's own row.</summary>
internal sealed record ProductRow
{
    public required ProductId Id { get; init; }

    public required string Title { get; init; }

    public required CategoryId Category { get; init; }

    public BrandId? Brand { get; init; }

    public string Summary { get; init; } = "";

    public string Description { get; init; } = "";

    public string TaxClass { get; init; } = "standard";

    public IReadOnlyList<string> Tags { get; init; } = [];

    public IReadOnlyList<ProductOption> Options { get; init; } = [];

    public DateTimeOffset? PublishedAt { get; init; }

    public bool SameAs(ProductRow other) =>
        (Id, Title, Category, Brand, Summary, Description, TaxClass, PublishedAt)
        == (other.Id, other.Title, other.Category, other.Brand, other.Summary, other.Description, other.TaxClass, other.PublishedAt)
        && Tags.SequenceEqual(other.Tags)
        && Options.Select(option => option.Name).SequenceEqual(other.Options.Select(option => option.Name))
        && Options.Zip(other.Options).All(pair => pair.First.Values.SequenceEqual(pair.Second.Values));
}

internal sealed record VariantRow
{
    public required VariantId Id { get; init; }

    public required ProductId Product { get; init; }

    public required string Sku { get; init; }

    public int Position { get; init; }

    public IReadOnlyList<string> Gtins { get; init; } = [];

    public string? Mpn { get; init; }

    public int WeightGrams { get; init; }

    public IReadOnlyDictionary<string, string> Options { get; init; } = new Dictionary<string, string>();

    public bool SameAs(VariantRow other) =>
        (Id, Product, Sku, Position, Mpn, WeightGrams) == (other.Id, other.Product, other.Sku, other.Position, other.Mpn, other.WeightGrams)
        && Gtins.SequenceEqual(other.Gtins)
        && Options.OrderBy(option => option.Key, StringComparer.Ordinal).SequenceEqual(other.Options.OrderBy(option => option.Key, StringComparer.Ordinal));
}

internal readonly record struct PriceRow(VariantId Variant, Currency Currency, long Amount, long? CompareAt, bool IncludesTax);

/// <param name="Variant">All zero for the whole product.</param>
internal readonly record struct AttributeRow(ProductId Product, VariantId Variant, AttributeId Attribute, AttributeContent Content);

/// <summary>The counters that decide whether a shelf may be set to a counted number.</summary>
internal readonly record struct ShelfRow(VariantId Variant, WarehouseId Warehouse, int OnHand, int Promised, int BackorderLimit)
{
    public int Safety { get; init; }

    public int? LowAt { get; init; }

    public int Available => OnHand + BackorderLimit - Promised - Safety;
}

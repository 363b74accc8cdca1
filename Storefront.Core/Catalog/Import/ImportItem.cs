using Storefront.Core.Shared;

namespace Storefront.Core.Catalog.Import;

/// <summary>A product as a source describes it. Null: the source says nothing about it.</summary>
public sealed record ImportItem
{
    /// <summary>Row of its first variant.</summary>
    public required long Row { get; init; }

    public string? Title { get; init; }

    public string? Summary { get; init; }

    public string? Description { get; init; }

    public string? Brand { get; init; }

    /// <summary>Names from the root.</summary>
    public IReadOnlyList<string>? Category { get; init; }

    public string? TaxClass { get; init; }

    public IReadOnlyList<string>? Tags { get; init; }

    public string? Picture { get; init; }

    public DateTimeOffset? PublishedAt { get; init; }

    public IReadOnlyList<ImportAttribute>? Attributes { get; init; }

    /// <summary>At least one.</summary>
    public required IReadOnlyList<ImportVariant> Variants { get; init; }
}

public sealed record ImportVariant
{
    public required long Row { get; init; }

    public required string Sku { get; init; }

    public ImportPrice? Price { get; init; }

    public IReadOnlyList<string>? Gtins { get; init; }

    public string? Mpn { get; init; }

    public int? WeightGrams { get; init; }

    public IReadOnlyDictionary<string, string> Options { get; init; } = new Dictionary<string, string>();

    /// <summary>Attributes in which it differs from the product's.</summary>
    public IReadOnlyList<ImportAttribute> Attributes { get; init; } = [];

    /// <summary>Code of a warehouse to pieces on its shelf; <c>*</c> is the first warehouse.</summary>
    public IReadOnlyDictionary<string, int> Stock { get; init; } = new Dictionary<string, int>();
}

public sealed record ImportPrice(Money Amount, Money? CompareAt, bool IncludesTax);

/// <param name="Code">As the attribute will be called unless its type forbids it.</param>
/// <param name="Name">As the source calls it.</param>
public sealed record ImportAttribute(string Code, string Name, AttributeContent Content);

/// <summary>Something of a row that was not taken over.</summary>
/// <param name="Row">1 for the first record.</param>
/// <param name="Sku">Null when the row has none.</param>
/// <param name="Field">Field of the product, in the words of the map.</param>
/// <param name="Rejected">The whole row was left out, not the field alone.</param>
public sealed record ImportProblem(long Row, string? Sku, string Field, string Reason, bool Rejected);

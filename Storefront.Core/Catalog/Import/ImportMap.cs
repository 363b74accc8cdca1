namespace Storefront.Core.Catalog.Import;

/// <summary>
/// Which field of a source goes where. A field that the map does not name is left as it is on products that exist, and takes its
/// default on new ones. As JSON, a field is a name (<c>"title"</c>, <c>"texts.title"</c>) or <c>{"from": "title", "default": "Unnamed"}</c>.
/// </summary>
public sealed record ImportMap
{
    public required ImportField Sku { get; init; }

    public ImportField? Title { get; init; }

    public ImportField? Summary { get; init; }

    public ImportField? Description { get; init; }

    public ImportField? Brand { get; init; }

    /// <summary>A list of names from the root, or one text with <see cref="CategorySeparator"/> between them.</summary>
    public ImportField? Category { get; init; }

    public string CategorySeparator { get; init; } = ">";

    public PriceField? Price { get; init; }

    public ImportField? Gtins { get; init; }

    public ImportField? Mpn { get; init; }

    public ImportField? WeightGrams { get; init; }

    public ImportField? TaxClass { get; init; }

    public ImportField? Tags { get; init; }

    /// <summary>Key of a picture in the media store; for any other text a picture is drawn.</summary>
    public ImportField? Picture { get; init; }

    /// <summary>A date; the product is visible from its first moment on.</summary>
    public ImportField? PublishedAt { get; init; }

    public AttributeFields Attributes { get; init; } = new();

    /// <summary>Code of a warehouse (<c>*</c>: the first) to the field with what lies on its shelf.</summary>
    public IReadOnlyDictionary<string, ImportField> Stock { get; init; } = new Dictionary<string, ImportField>();

    /// <summary>Rows that follow each other with the same value here are variants of one product.</summary>
    public ImportField? Group { get; init; }

    /// <summary>Name of an option (Colour) to the field with a variant's value.</summary>
    public IReadOnlyDictionary<string, ImportField> Options { get; init; } = new Dictionary<string, ImportField>();
}

/// <param name="From">Name of the source's field, or a path with dots.</param>
/// <param name="Default">Taken when the field is absent or empty.</param>
public sealed record ImportField(string From, string? Default = null);

public enum PriceUnit
{
    /// <summary>12.95</summary>
    Major,

    /// <summary>1295, whole cents.</summary>
    Minor,
}

/// <summary>How prices are written in the source.</summary>
public sealed record PriceField
{
    public required string From { get; init; }

    public PriceUnit Unit { get; init; }

    /// <summary>The former price of a reduced product, in the same unit.</summary>
    public string? CompareAt { get; init; }

    /// <summary>Three letters; null is the shop's own currency.</summary>
    public string? Currency { get; init; }

    /// <summary>The field with the currency, where rows differ.</summary>
    public string? CurrencyFrom { get; init; }

    public bool IncludesTax { get; init; } = true;
}

/// <summary>Where attributes are found.</summary>
public sealed record AttributeFields
{
    /// <summary>An object whose entries are all attributes.</summary>
    public string? Object { get; init; }

    /// <summary>Field to attribute code.</summary>
    public IReadOnlyDictionary<string, string> Columns { get; init; } = new Dictionary<string, string>();

    /// <summary>Every field that the map names nowhere is an attribute.</summary>
    public bool Rest { get; init; }
}

/// <summary>What the person who imports decides.</summary>
/// <param name="Currency">Of all prices, whatever the map says; null as the map says.</param>
/// <param name="Stock">Pieces that new variants get in the first warehouse when the source says nothing.</param>
public sealed record ImportOptions(string? Currency = null, int? Stock = null);

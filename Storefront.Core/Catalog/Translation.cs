namespace Storefront.Core.Catalog;

/// <summary>The texts of a product, brand, category or attribute in a language other than the shop's own.</summary>
public sealed class Translation
{
    private Translation()
    {
    }

    public Translation(TranslatedKind kind, Guid owner, string language, IReadOnlyDictionary<string, string> texts)
    {
        Kind = kind;
        OwnerId = owner;
        Language = language;
        Texts = texts;
    }

    public TranslatedKind Kind { get; private set; }

    public Guid OwnerId { get; private set; }

    /// <summary>Two-letter language code.</summary>
    public string Language { get; private set; } = "";

    /// <summary>Field to text: title, summary, description; a list is joined by line feeds.</summary>
    public IReadOnlyDictionary<string, string> Texts { get; private set; } = new Dictionary<string, string>();
}

public enum TranslatedKind
{
    Product,
    Brand,
    Category,
    Attribute,
}

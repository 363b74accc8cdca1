namespace Storefront.Core.Catalog;

/// <summary>An address that was ever given out. Old ones stay, so that links of yesterday lead to the page of today.</summary>
public sealed class SlugEntry
{
    private SlugEntry()
    {
    }

    public SlugEntry(TranslatedKind kind, string slug, Guid target)
    {
        Kind = kind;
        Slug = slug;
        TargetId = target;
    }

    public TranslatedKind Kind { get; private set; }

    public string Slug { get; private set; } = "";

    public Guid TargetId { get; private set; }
}

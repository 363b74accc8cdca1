using Storefront.Core.Shared;

namespace Storefront.Core.Catalog.Editing;

/// <summary>A product as a merchant edits it, exactly as it is stored.</summary>
public sealed record ProductSheet
{
    public required ProductId Id { get; init; }

    /// <summary>Goes back with every change: a newer one means that somebody else was faster.</summary>
    public required long Version { get; init; }

    public required string Slug { get; init; }

    public required string Category { get; init; }

    public required string? Brand { get; init; }

    public required ProductWords Words { get; init; }

    public required Publication Publication { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>Mail address of the member of staff; null: an import, or the shop itself.</summary>
    public required string? ChangedBy { get; init; }

    public required string? Picture { get; init; }

    public required IReadOnlyList<VariantSheet> Variants { get; init; }
}

/// <param name="Options">The chosen options in words: "Oat, large".</param>
public sealed record VariantSheet(VariantId Id, string Sku, string Options, bool Active, IReadOnlyList<PriceSheet> Prices);

/// <param name="CompareAt">The former price, when reduced.</param>
public sealed record PriceSheet(Money Amount, Money? CompareAt);

/// <summary>The texts that a merchant writes.</summary>
/// <param name="Summary">At most one sentence, for cards and search engines.</param>
public sealed record ProductWords(string Title, string Summary, string Description)
{
    public const int MaxTitle = 300;

    public const int MaxSummary = 500;

    public const int MaxDescription = 20_000;

    public ProductWords Trimmed() => new(Title.Trim(), Summary.Trim(), Description.Trim());
}

/// <param name="From">Null: a draft.</param>
/// <param name="Until">Null: for ever.</param>
public sealed record Publication(DateTimeOffset? From, DateTimeOffset? Until)
{
    public PublicationState At(DateTimeOffset now) =>
        From is null ? PublicationState.Draft
        : Until <= now ? PublicationState.Ended
        : From > now ? PublicationState.Planned
        : PublicationState.Published;
}

public enum PublicationState
{
    Published,
    Draft,
    Planned,
    Ended,
}

using Storefront.Core.Shared;

namespace Storefront.Core.Catalog.Shelf;

/// <summary>For whom a page is written.</summary>
/// <param name="Language">Two-letter language code.</param>
public sealed record Audience(string Language, Currency Currency)
{
    /// <summary>The language of the catalogue's own columns; all others are translations.</summary>
    public const string OwnLanguage = "en";

    public bool ReadsOwnLanguage => Language == OwnLanguage;
}

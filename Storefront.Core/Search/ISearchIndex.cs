namespace Storefront.Core.Search;

/// <summary>
/// The catalogue as shoppers find it: text search and the lists of category and brand pages, which are searches without a text.
/// A full-text engine stands behind it; while its index is being built, a plain prefix search of the database answers instead.
/// </summary>
public interface ISearchIndex
{
    /// <summary>Answers one page of visible products. Any request is answered; nothing a shopper types makes it throw.</summary>
    Task<SearchPage> SearchAsync(SearchRequest request, CancellationToken ct);

    /// <summary>True for a code that lists can be filtered by; all other keys of an address mean nothing to a list.</summary>
    bool IsFacet(string code);
}

using Storefront.Core.Shared;

namespace Storefront.Infrastructure.Search.Indexing;

/// <summary>The fields of a product's document. A change of their meaning raises <see cref="Schema"/>, and every index is rebuilt.</summary>
internal static class IndexField
{
    public const int Schema = 2;

    /// <summary>The product's id, under which its document is replaced.</summary>
    public const string Id = "id";

    public const string Title = "title";
    public const string Brand = "brand";
    public const string Category = "category";
    public const string Attributes = "attributes";
    public const string Description = "description";

    /// <summary>All of the above and the codes, for terms that are spread over several of them.</summary>
    public const string All = "all";

    /// <summary>The words of title, brand and category as they are spelt.</summary>
    public const string Word = "word";

    /// <summary>Every form of every SKU, part number and bar code, each as one term.</summary>
    public const string Code = "code";

    /// <summary>What is filtered by, as <see cref="Facets.FacetTerm"/>: as terms to filter, as values to count.</summary>
    public const string Facet = "facet";

    /// <summary>Visible from and until, in milliseconds since 1970.</summary>
    public const string Published = "published";
    public const string Unpublished = "unpublished";

    /// <summary>Title in a form that sorts.</summary>
    public const string Name = "name";

    public const string Rating = "rating";

    /// <summary>Orders what is equal otherwise; the same in every index.</summary>
    public const string Tie = "tie";

    /// <summary>What a hit answers, see <see cref="Querying.HitRecord"/>.</summary>
    public const string Hit = "hit";

    /// <summary>Lowest price of the active variants in a currency, in minor units.</summary>
    public static string Price(Currency currency) => $"price.{currency.Code}";
}

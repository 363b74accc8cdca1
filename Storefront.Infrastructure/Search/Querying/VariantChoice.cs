using Storefront.Core.Search;
using Storefront.Infrastructure.Search.Facets;

namespace Storefront.Infrastructure.Search.Querying;

/// <summary>Which variant of a product to show for a request.</summary>
internal sealed class VariantChoice(SearchPlan plan)
{
    private readonly HashSet<string> _codes = [.. plan.Codes];
    private readonly IReadOnlyList<HashSet<string>> _chosen =
        [.. plan.Request.Filters.Select(filter => filter.Values.Select(value => FacetTerm.Prefix(filter.Code) + value).ToHashSet())];

    public SearchHit Of(HitRecord hit) => new(hit.Product, hit.Version, hit.Variants.MaxBy(Fit)!.Id);

    /// <summary>The code typed outweighs the options chosen, which outweigh whether it can be had; the first of equals is taken.</summary>
    private int Fit(HitVariant variant) =>
        (variant.Codes.Any(_codes.Contains) ? 100 : 0) + 2 * _chosen.Count(terms => variant.Facets.Any(terms.Contains)) + (variant.IsBuyable ? 1 : 0);
}

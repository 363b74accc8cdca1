using Storefront.Core.Catalog;
using Storefront.Core.Search;
using Storefront.Infrastructure.Search.Facets;

namespace Storefront.Infrastructure.Search.Indexing;

/// <summary>What a product can be filtered by. A product has a value when it or any active variant has it.</summary>
internal sealed class ProductFacets(ProductFacts facts, CatalogShape shape)
{
    public IReadOnlySet<string> Terms { get; } = All(facts, shape).OfType<string>().ToHashSet(StringComparer.Ordinal);

    /// <summary>What sets a variant apart by its options.</summary>
    public static IEnumerable<string> OptionTerms(VariantRow variant) =>
        variant.OptionValues.Select(option => FacetTerm.Of(FacetTerm.CodeOf(option.Key), option.Value)).OfType<string>();

    private static IEnumerable<string?> All(ProductFacts facts, CatalogShape shape)
    {
        if (facts.Product.Brand is { } brand && shape.Brand(brand) is { } maker) yield return FacetTerm.Of(FacetCodes.Brand, maker.Slug);
        if (shape.Category(facts.Product.Category) is { } category)
            foreach (var above in shape.Branch(category)) yield return FacetTerm.Of(FacetCodes.Category, above.Slug);
        foreach (var state in Availabilities(facts.Variants)) yield return FacetTerm.Of(FacetCodes.Availability, state);
        foreach (var fact in facts.Attributes)
            if (shape.Attribute(fact.Attribute) is { } attribute && CatalogShape.MayFilter(attribute.Code) && IsOfActive(fact, facts))
                yield return FacetTerm.Of(attribute.Code, FacetTerm.ValueOf(fact));
        foreach (var option in facts.Variants.SelectMany(variant => variant.Variant.OptionValues.Keys).Distinct())
            yield return FacetTerm.Of(FacetTerm.OptionNames, option);
        foreach (var term in facts.Variants.SelectMany(variant => OptionTerms(variant.Variant))) yield return term;
    }

    private static bool IsOfActive(AttributeFact fact, ProductFacts facts) =>
        fact.Variant == default || facts.Variants.Any(variant => variant.Variant.Id == fact.Variant);

    private static IEnumerable<string> Availabilities(IReadOnlyList<VariantFacts> variants)
    {
        var states = variants.Where(variant => variant.IsBuyable).Select(variant => variant.Variant.Availability switch
        {
            Availability.InStock or Availability.Digital => FacetCodes.InStock,
            Availability.BackOrder => FacetCodes.BackOrder,
            Availability.PreOrder => FacetCodes.PreOrder,
        }).Distinct().ToArray();
        return states.Length > 0 ? states : [FacetCodes.SoldOut];
    }
}

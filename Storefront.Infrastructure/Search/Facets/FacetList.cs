using System.Globalization;
using Storefront.Core.Catalog;
using Storefront.Core.Search;
using Storefront.Infrastructure.Search.Indexing;

namespace Storefront.Infrastructure.Search.Facets;

/// <summary>Chooses which facets a result shows, names them and orders their values.</summary>
internal sealed class FacetList(SearchRequest request, CatalogShape shape, FacetTally tally)
{
    private const int MaxFacets = 10;
    private const int MaxValues = 30;

    /// <summary>A facet is offered unasked when at least this share of the result has it.</summary>
    private const double LeastShare = 0.1;

    public IReadOnlyList<Facet> Build(int total) => [.. Codes(total).Select(Build).Where(facet => IsOfUse(facet, total))];

    /// <summary>A facet that was not asked for is of use when choosing makes the result smaller, or is a step down the tree.</summary>
    private bool IsOfUse(Facet facet, int total)
    {
        var given = facet.Values.Where(value => value.Count > 0).ToArray();
        return request.Facets is not null || facet.Kind == FacetKind.Category
            ? facet.Values.Count > 0
            : facet.Values.Any(value => value.Selected) || (given.Length > 1 && given.Any(value => value.Count < total));
    }

    private IEnumerable<string> Codes(int total)
    {
        if (request.Facets is { } asked) return asked.Where(code => FacetCodes.IsBuiltIn(code) || CatalogShape.MayFilter(code)).Distinct();
        var chosen = request.Filters.Select(filter => filter.Code);
        IEnumerable<string> first = request.Brand is null ? [FacetCodes.Category, FacetCodes.Brand] : [FacetCodes.Category];
        var ofCategory = request.Category is { } slug && shape.Category(slug) is { } category ? shape.FiltersOf(category) : [];
        var options = Splitting(total).Where(code => shape.Attribute(code) is null);
        var attributes = ofCategory.Count > 0 ? ofCategory : Splitting(total).Where(code => shape.Attribute(code) is not null);
        return first.Concat(chosen).Concat(options).Concat(attributes).Distinct().Where(code => code != FacetCodes.Availability).Take(MaxFacets).Append(FacetCodes.Availability);
    }

    private IEnumerable<string> Splitting(int total) => tally.Splits()
        .Where(split => !FacetCodes.IsBuiltIn(split.Code) && split.Code != FacetTerm.OptionNames && split.Products >= total * LeastShare && split.Worth > 0)
        .OrderByDescending(split => split.Worth).ThenBy(split => split.Code, StringComparer.Ordinal)
        .Select(split => split.Code);

    private Facet Build(string code)
    {
        var attribute = FacetCodes.IsBuiltIn(code) ? null : shape.Attribute(code);
        var kind = KindOf(code, attribute);
        var selected = request.Filters.FirstOrDefault(filter => filter.Code == code)?.Values ?? [];
        var counts = tally.CountsOf(code);
        if (kind == FacetKind.Category) counts = DrillDown(counts, selected);
        foreach (var value in selected) counts.TryAdd(value, 0);
        var values = counts.Select(count => new FacetValue(count.Key, LabelOf(kind, attribute, count.Key), count.Value, selected.Contains(count.Key)));
        return new(code, NameOf(code, attribute), kind, attribute?.Unit, Order(kind, values));
    }

    private static FacetKind KindOf(string code, ProductAttribute? attribute) => code switch
    {
        FacetCodes.Brand => FacetKind.Brand,
        FacetCodes.Category => FacetKind.Category,
        FacetCodes.Availability => FacetKind.Availability,
        _ => attribute?.Type switch
        {
            AttributeType.Text => FacetKind.Text,
            AttributeType.Number => FacetKind.Number,
            AttributeType.Flag => FacetKind.Flag,
            null => FacetKind.Option,
        },
    };

    private static IReadOnlyList<FacetValue> Order(FacetKind kind, IEnumerable<FacetValue> values)
    {
        var most = values
            .OrderByDescending(value => value.Selected).ThenByDescending(value => value.Count).ThenBy(value => value.Label, StringComparer.OrdinalIgnoreCase)
            .Take(MaxValues);
        return kind == FacetKind.Number
            ? [.. most.OrderBy(value => double.TryParse(value.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : double.MaxValue)]
            : [.. most.OrderByDescending(value => value.Count).ThenBy(value => value.Label, StringComparer.OrdinalIgnoreCase)];
    }

    /// <summary>One step down the tree from where the shopper stands, and what is chosen.</summary>
    private Dictionary<string, int> DrillDown(Dictionary<string, int> counts, IReadOnlyList<string> selected)
    {
        var here = request.Category is { } slug ? shape.Category(slug) : null;
        if (selected.Count == 1) here = shape.Category(selected[0]) ?? here;
        return shape.ChildrenOf(here).Select(child => child.Slug).Concat(selected).Distinct()
            .Where(counts.ContainsKey)
            .ToDictionary(child => child, child => counts[child], StringComparer.Ordinal);
    }

    private string NameOf(string code, ProductAttribute? attribute)
    {
        if (attribute is not null) return shape.Text(attribute.Id.Value, request.Language, "name", attribute.Name);
        return tally.CountsOf(FacetTerm.OptionNames).Keys.FirstOrDefault(name => FacetTerm.CodeOf(name) == code) ?? "";
    }

    private string LabelOf(FacetKind kind, ProductAttribute? attribute, string value) => kind switch
    {
        FacetKind.Text => shape.Text(attribute!.Id.Value, request.Language, $"value:{value}", value),
        FacetKind.Brand when shape.Brand(value) is { } brand => shape.Text(brand.Id.Value, request.Language, "name", brand.Name),
        FacetKind.Category when shape.Category(value) is { } category => shape.Text(category.Id.Value, request.Language, "name", category.Name),
        _ => value,
    };
}

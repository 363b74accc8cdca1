using Microsoft.Extensions.Localization;
using Storefront.Core.Search;
using Storefront.Web.Shared.Resources;

namespace Storefront.Web.Catalog.Lists;

/// <summary>Names of facets and their values, where the catalogue leaves them to the page.</summary>
public static class FacetWords
{
    public static string Name(Facet facet, IStringLocalizer<ShopText> words) => facet.Kind switch
    {
        FacetKind.Brand => words["FacetBrand"],
        FacetKind.Category => words["FacetCategory"],
        FacetKind.Availability => words["FacetAvailability"],
        FacetKind.Text or FacetKind.Number or FacetKind.Flag or FacetKind.Option => facet.Name,
    };

    public static string Label(Facet facet, FacetValue value, IStringLocalizer<ShopText> words) => facet.Kind switch
    {
        FacetKind.Flag => words[value.Value is "true" or "1" ? "Yes" : "No"],
        FacetKind.Number => $"{value.Label} {facet.Unit}".TrimEnd(),
        FacetKind.Availability => words[value.Value switch
        {
            FacetCodes.InStock => "AvailableNow",
            FacetCodes.BackOrder => "BackOrder",
            FacetCodes.PreOrder => "PreOrder",
            _ => "SoldOut",
        }],
        FacetKind.Brand or FacetKind.Category or FacetKind.Text or FacetKind.Option => value.Label,
    };
}

using System.Globalization;
using Microsoft.Extensions.Localization;
using Storefront.Core.Catalog.Shelf;
using Storefront.Web.Shared.Resources;

namespace Storefront.Web.Catalog.Products;

/// <summary>The value of an attribute as the visitor reads it: yes, 340 ml, Stoneware.</summary>
public static class FactText
{
    public static string Of(FactRow fact, IStringLocalizer<ShopText> words) => fact switch
    {
        { Flag: { } flag } => words[flag ? "Yes" : "No"],
        { Number: { } number } => $"{number.ToString("#,0.##", CultureInfo.CurrentCulture)} {fact.Unit}".TrimEnd(),
        _ => fact.Text ?? "",
    };
}

using System.Globalization;
using Storefront.Core.Catalog;
using Storefront.Core.Catalog.Shelf;
using Storefront.Core.Shared;
using Storefront.Web.Shared;
using Storefront.Web.Shared.Parts;

namespace Storefront.Web.Catalog.Products;

/// <summary>A product as schema.org writes it, for search engines.</summary>
public static class ProductData
{
    public static IDictionary<string, object?> Of(ProductPageRow product, ThisPage page, IMediaStore media)
    {
        var data = new Dictionary<string, object?>
        {
            ["@context"] = "https://schema.org",
            ["@type"] = "Product",
            ["name"] = product.Name,
            ["description"] = product.Summary,
            ["image"] = product.Pictures.Select(picture => page.Absolute(media.LargestOf(picture))),
            ["brand"] = product.Brand is { } brand ? new Dictionary<string, object> { ["@type"] = "Brand", ["name"] = brand.Name } : null,
            ["offers"] = product.Variants.Where(variant => variant.Price is not null).Select(variant => Offer(product, variant, variant.Price!.Now, page)),
        };
        if (product.Reviews.Mean is { } mean)
        {
            data["aggregateRating"] = new Dictionary<string, object>
            {
                ["@type"] = "AggregateRating",
                ["ratingValue"] = mean.ToString("0.0", CultureInfo.InvariantCulture),
                ["reviewCount"] = product.Reviews.Count,
            };
        }
        return data;
    }

    private static Dictionary<string, object?> Offer(ProductPageRow product, VariantRow variant, Money price, ThisPage page) => new()
    {
        ["@type"] = "Offer",
        ["sku"] = variant.Sku,
        ["gtin"] = variant.Gtin,
        ["url"] = page.Absolute($"/p/{product.Slug}?sku={Uri.EscapeDataString(variant.Sku)}"),
        ["price"] = price.ToMajor().ToString($"F{price.Currency.Exponent}", CultureInfo.InvariantCulture),
        ["priceCurrency"] = price.Currency.Code,
        ["availability"] = "https://schema.org/" + Availability(variant.Shelf),
    };

    private static string Availability(ShelfState shelf) => shelf switch
    {
        ShelfState.InStock or ShelfState.Digital => "InStock",
        ShelfState.FewLeft => "LimitedAvailability",
        ShelfState.SoldOut => "OutOfStock",
        ShelfState.BackOrder => "BackOrder",
        ShelfState.PreOrder => "PreOrder",
    };
}

using System.Globalization;
using Microsoft.AspNetCore.Components.Endpoints;
using Storefront.Core.Catalog.Shelf;
using Storefront.Core.Shared;
using Storefront.Web.Shared.Security;

namespace Storefront.Web.Shared;

/// <summary>What kind of page this request asks for, and who reads it. Holds nothing of the person: pages are cached.</summary>
public sealed class ThisPage(IHttpContextAccessor http, ShopOptions shop, IConfiguration configuration)
{
    public Audience Audience => new(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName, shop.SellingCurrency);

    /// <summary>Only a live key makes a shop that takes real money.</summary>
    public bool IsDemo => configuration["Stripe:SecretKey"]?.StartsWith("sk_live_", StringComparison.Ordinal) != true;

    /// <summary>The page declares a render mode: it gets a circuit, and the base address that Blazor wants. All others are plain HTML.</summary>
    public bool IsLive => StaticPages.IsLive(Page);

    /// <summary>A page of the merchant's, which has a document of its own.</summary>
    public bool IsOffice => Page?.Namespace?.EndsWith(".Admin", StringComparison.Ordinal) == true;

    /// <summary>Cart, checkout, orders, account: pages with forms.</summary>
    public bool IsDesk => http.HttpContext is { } context && RouteClasses.Of(context) is RouteClass.Personal or RouteClass.Checkout;

    public string Path => http.HttpContext?.Request.Path.Value ?? "/";

    /// <summary>With the question mark; empty without a query.</summary>
    public string Query => http.HttpContext?.Request.QueryString.Value ?? "";

    public string? Ask(string key) => http.HttpContext?.Request.Query[key].FirstOrDefault();

    /// <summary>An absolute address of this shop, as the visitor reaches it.</summary>
    public string Absolute(string path) => path[0] == '/' && http.HttpContext is { Request: var request } ? $"{request.Scheme}://{request.Host}{path}" : path;

    private Type? Page => http.HttpContext?.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>()?.Type;
}

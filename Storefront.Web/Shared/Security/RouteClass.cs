namespace Storefront.Web.Shared.Security;

/// <summary>What a request is for, as far as headers and limits are concerned.</summary>
internal enum RouteClass
{
    /// <summary>Pages that look the same for everybody, and files.</summary>
    Shop,

    /// <summary>Cart, account, and the fragments that know the visitor.</summary>
    Personal,

    /// <summary>Checkout and order pages: personal, and the card fields come from the payment provider.</summary>
    Checkout,
    Admin,

    /// <summary>Machines: no cookies, no pages.</summary>
    Api,
}

internal static class RouteClasses
{
    private static readonly object s_key = new();

    /// <summary>The class of the address that was asked for, whatever the pipeline rewrites it to later.</summary>
    public static RouteClass Of(HttpContext http)
    {
        if (http.Items.TryGetValue(s_key, out var known)) return (RouteClass)known!;
        var found = Of(http.Request.Path.Value ?? "/");
        http.Items[s_key] = found;
        return found;
    }

    public static RouteClass Of(string path) => FirstSegment(path) switch
    {
        "admin" => RouteClass.Admin,
        "checkout" or "orders" => RouteClass.Checkout,
        "cart" or "account" or "fragments" or "_blazor" => RouteClass.Personal,
        "api" or "webhooks" or "openapi" => RouteClass.Api,
        _ => RouteClass.Shop,
    };

    // The language of a page is a prefix of two letters: /de/cart.
    private static string FirstSegment(string path)
    {
        var rest = path.AsSpan().TrimStart('/');
        if (rest.Length >= 2 && char.IsAsciiLetter(rest[0]) && char.IsAsciiLetter(rest[1]) && (rest.Length == 2 || rest[2] == '/'))
            rest = rest[2..].TrimStart('/');
        var end = rest.IndexOf('/');
        return (end < 0 ? rest : rest[..end]).ToString().ToLowerInvariant();
    }
}

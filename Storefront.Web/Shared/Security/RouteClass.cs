namespace Storefront.Web.Shared.Security;

/// <summary>What a request is for, as far as headers and limits are concerned.</summary>
internal enum RouteClass
{
    /// <summary>Pages that look the same for everybody, and files.</summary>
    Shop,

    /// <summary>Cart, account, and the fragments that know the visitor.</summary>
    Personal,

    /// <summary>Checkout, order and card pages: personal, and the card fields come from the payment provider.</summary>
    Checkout,
    Admin,

    /// <summary>Machines: no cookies, no pages.</summary>
    Api,
}

internal static class RouteClasses
{
    private static readonly Dictionary<string, RouteClass> s_segments = new(StringComparer.OrdinalIgnoreCase)
    {
        ["admin"] = RouteClass.Admin,
        ["checkout"] = RouteClass.Checkout,
        ["orders"] = RouteClass.Checkout,
        ["cart"] = RouteClass.Personal,
        ["account"] = RouteClass.Personal,
        ["fragments"] = RouteClass.Personal,
        ["_blazor"] = RouteClass.Personal,
        ["api"] = RouteClass.Api,
        ["webhooks"] = RouteClass.Api,
        ["openapi"] = RouteClass.Api,
    };

    /// <summary>Of the account's pages the one that takes a card.</summary>
    private const string Cards = "account/cards";

    private static readonly Dictionary<string, RouteClass>.AlternateLookup<ReadOnlySpan<char>> s_bySpan = s_segments.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The class of the address that was asked for, whatever the pipeline rewrites it to later.</summary>
    public static RouteClass Of(HttpContext http)
    {
        if (http.Features.Get<Fact>() is { } known) return known.Class;
        var found = Of(http.Request.Path.Value ?? "/");
        http.Features.Set(new Fact(found));
        return found;
    }

    public static RouteClass Of(string path)
    {
        var page = WithoutLanguage(path);
        if (IsUnder(page, Cards)) return RouteClass.Checkout;
        var end = page.IndexOf('/');
        return s_bySpan.TryGetValue(end < 0 ? page : page[..end], out var found) ? found : RouteClass.Shop;
    }

    // The language of a page is a prefix of two letters: /de/cart.
    private static ReadOnlySpan<char> WithoutLanguage(string path)
    {
        var rest = path.AsSpan().TrimStart('/');
        return rest.Length >= 2 && char.IsAsciiLetter(rest[0]) && char.IsAsciiLetter(rest[1]) && (rest.Length == 2 || rest[2] == '/') ? rest[2..].TrimStart('/') : rest;
    }

    private static bool IsUnder(ReadOnlySpan<char> page, string folder) =>
        page.StartsWith(folder, StringComparison.OrdinalIgnoreCase) && (page.Length == folder.Length || page[folder.Length] == '/');

    private sealed record Fact(RouteClass Class);
}

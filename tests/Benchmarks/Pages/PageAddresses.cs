using System.Text.RegularExpressions;

namespace Storefront.Tests.Benchmarks.Pages;

/// <summary>Finds one page of each kind by following the shop's own links, as a shopper would.</summary>
internal static partial class PageAddresses
{
    /// <summary>Home, the first category with a full page of products, a product of it, and a search for a word of its title.</summary>
    public static async Task<IReadOnlyList<(string Kind, string Path)>> FindAsync(HttpClient shop)
    {
        var home = await shop.GetStringAsync(new Uri("/", UriKind.Relative));
        var (category, products) = await FullestAsync(shop, Links(home, Category()).Take(12));
        var product = products[products.Count / 2];
        var title = Title().Match(await shop.GetStringAsync(new Uri(product, UriKind.Relative))).Groups[1].Value;
        var word = Word().Matches(System.Net.WebUtility.HtmlDecode(title)).Select(match => match.Value).MaxBy(text => text.Length) ?? "lamp";
        return [("home", "/"), ("category", category), ("product", product), ("search", $"/search?q={Uri.EscapeDataString(word)}")];
    }

    private static async Task<(string Path, IReadOnlyList<string> Products)> FullestAsync(HttpClient shop, IEnumerable<string> categories)
    {
        (string Path, IReadOnlyList<string> Products) best = ("/", []);
        foreach (var path in categories)
        {
            var products = Links(await shop.GetStringAsync(new Uri(path, UriKind.Relative)), Product());
            if (products.Count > best.Products.Count) best = (path, products);
        }
        return best.Products.Count > 0 ? best : throw new InvalidOperationException("The catalogue has no category with products.");
    }

    private static List<string> Links(string html, Regex kind) => [.. kind.Matches(html).Select(match => match.Groups[1].Value).Distinct()];

    [GeneratedRegex("href=\"(/c/[^\"?#]+)\"")]
    private static partial Regex Category();

    [GeneratedRegex("href=\"(/p/[^\"?#]+)")]
    private static partial Regex Product();

    [GeneratedRegex("<title>([^<]+)</title>")]
    private static partial Regex Title();

    [GeneratedRegex(@"\p{L}{4,}")]
    private static partial Regex Word();
}

using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Storefront.Core.Search;
using Storefront.Core.Shared;

namespace Storefront.Web.Shared.Caching;

/// <summary>Writes a query string as the one that means the same to its page: keys that it does not know are gone, the others stand in one order.</summary>
internal sealed class PageQuery(ShopOptions shop, ISearchIndex? index = null)
{
    private const int MaxValue = 200;

    public string Of(CachedPageAttribute page, HttpRequest request)
    {
        var raw = request.QueryString.Value;
        if (string.IsNullOrEmpty(raw) || raw == "?") return "";
        var named = new StringBuilder();
        foreach (var key in page.Keys)
            if (request.Query[key] is [{ Length: > 0 and <= MaxValue } value, ..])
                named.Append(named.Length == 0 ? '?' : '&').Append(key).Append('=').Append(Uri.EscapeDataString(value));
        return page.IsList ? Join(ListPart(raw), named.ToString()) : named.ToString();
    }

    private string ListPart(string raw)
    {
        var pairs = new List<KeyValuePair<string, string?>>();
        foreach (var pair in new QueryStringEnumerable(raw))
            pairs.Add(new(pair.DecodeName().ToString(), pair.DecodeValue().ToString()));
        var scope = new SearchRequest { Language = shop.Language, Currency = shop.SellingCurrency };
        return SearchAddress.Write(SearchAddress.Read(scope, pairs, code => index?.IsFacet(code) ?? false));
    }

    private static string Join(string list, string named) => list.Length == 0 || named.Length == 0 ? list + named : $"{list}&{named[1..]}";
}

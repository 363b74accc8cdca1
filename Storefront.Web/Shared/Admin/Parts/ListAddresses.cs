using Microsoft.AspNetCore.Components;

namespace Storefront.Web.Shared.Admin.Parts;

/// <summary>Lists keep what they show in their address, so that a reload, a bookmark and the back button show the same.</summary>
internal static class ListAddresses
{
    extension(NavigationManager nav)
    {
        /// <summary>The first page of this list with another filter.</summary>
        public void Filter(string key, string? value) =>
            nav.NavigateTo(nav.GetUriWithQueryParameters(new Dictionary<string, object?> { [key] = string.IsNullOrWhiteSpace(value) ? null : value.Trim(), ["after"] = null }));

        /// <summary>Where this list goes on; null leads to its first page.</summary>
        public string PageAfter(string? cursor) => nav.GetUriWithQueryParameter("after", cursor);
    }

    /// <summary>A filter's value as it stands in addresses: sold-out.</summary>
    public static string ToAddress<T>(this T value)
        where T : struct, Enum => string.Concat(value.ToString().Select((c, i) => char.IsUpper(c) ? (i > 0 ? "-" : "") + char.ToLowerInvariant(c) : c.ToString()));

    /// <summary>Null: nothing that this filter knows.</summary>
    public static T? FromAddress<T>(string? text)
        where T : struct, Enum => Enum.TryParse<T>(text?.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : null;
}

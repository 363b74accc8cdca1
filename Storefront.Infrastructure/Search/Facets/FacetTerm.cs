using System.Globalization;
using Storefront.Core.Search;
using Storefront.Core.Shared;
using Storefront.Infrastructure.Search.Indexing;

namespace Storefront.Infrastructure.Search.Facets;

/// <summary>A facet's code and one of its values as a term of the index. All terms of a code stand together in the order of terms.</summary>
internal static class FacetTerm
{
    /// <summary>Lower than every letter of a code, so that no other code sorts into the middle of one.</summary>
    public const char Separator = '\u001f';

    /// <summary>Not a facet: its values are the names of options as shoppers read them.</summary>
    public const string OptionNames = "~option";

    /// <summary>Longer values are texts, not choices.</summary>
    public const int MaxValue = 200;

    /// <summary>Null for a value that nobody can choose.</summary>
    public static string? Of(string code, string? value) =>
        code.Length == 0 || string.IsNullOrWhiteSpace(value) || value.Length > MaxValue || value.Any(char.IsControl) ? null : $"{code}{Separator}{value.Trim()}";

    public static string Prefix(string code) => $"{code}{Separator}";

    /// <summary>The code of an option: its name as a slug.</summary>
    public static string CodeOf(string option)
    {
        var code = Slug.Of(SearchAddress.Clean(option, MaxValue)).Replace('-', '_');
        return CatalogShape.MayFilter(code) ? code : "";
    }

    public static string? ValueOf(AttributeFact fact) =>
        fact.Text
        ?? fact.Number?.ToString(CultureInfo.InvariantCulture)
        ?? fact.Flag switch { true => "true", false => "false", null => null };

    /// <summary>Splits what <see cref="Of"/> joined.</summary>
    public static (string Code, string Value) Split(string term)
    {
        var at = term.IndexOf(Separator, StringComparison.Ordinal);
        return (term[..at], term[(at + 1)..]);
    }
}

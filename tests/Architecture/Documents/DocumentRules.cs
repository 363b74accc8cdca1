using System.Text.RegularExpressions;

namespace Storefront.Tests.Architecture.Documents;

/// <summary>What a document names must be there.</summary>
internal static partial class DocumentRules
{
    /// <summary>Files named in `code` whose path ends like none of the checkout's files. A star stands for anything.</summary>
    public static IEnumerable<string> UnknownFiles(string text, IReadOnlyCollection<string> files) =>
        NamedFile().Matches(text).Select(name => name.Groups[1].Value).Distinct().Where(name => !name.Contains('*') && !files.Any(file => EndsWith(file, name)));

    /// <summary>Links to files of the checkout that are not there.</summary>
    /// <param name="exists">Asked with the link as written, without its fragment.</param>
    public static IEnumerable<string> BrokenLinks(string text, Func<string, bool> exists) =>
        Link().Matches(text).Select(link => link.Groups[1].Value).Where(link => !link.Contains("://", StringComparison.Ordinal) && !exists(link)).Distinct();

    // Rooms are called by their last word: Web/Carts/CartPage.razor.
    private static bool EndsWith(string file, string name) =>
        file == name || file.EndsWith("/" + name, StringComparison.Ordinal) || file.EndsWith("." + name, StringComparison.Ordinal);

    [GeneratedRegex(@"`([\w./*-]+\.(?:cs|razor|js|liquid))`")]
    private static partial Regex NamedFile();

    [GeneratedRegex(@"\]\(([^)#\s]+)[^)]*\)")]
    private static partial Regex Link();
}

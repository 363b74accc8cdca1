using System.Text.RegularExpressions;
using Storefront.Tests.Architecture.Shared;

namespace Storefront.Tests.Architecture.Words;

/// <summary>Styles speak of start and end, never of left and right, so that one sheet serves both directions of writing.</summary>
internal static partial class LogicalStyles
{
    public static IEnumerable<string> PhysicalDirections(IEnumerable<SourceFile> files) =>
        from file in files
        from Match found in Physical().Matches(Comment().Replace(file.Text, ""))
        select $"{file.Path}: {found.Groups[1].Value.Trim()}";

    [GeneratedRegex(@"(?<=[;{\s])((?:scroll-)?(?:margin|padding|border|inset)-(?:left|right|top|bottom)[\w-]*\s*:|border-(?:top|bottom)-(?:left|right)-radius\s*:|(?:left|right|top|bottom)\s*:|(?:text-align|float|clear)\s*:\s*(?:left|right))")]
    private static partial Regex Physical();

    [GeneratedRegex(@"/\*.*?\*/", RegexOptions.Singleline)]
    private static partial Regex Comment();
}

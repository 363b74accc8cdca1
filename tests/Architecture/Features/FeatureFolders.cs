using Storefront.Tests.Architecture.Shared;

namespace Storefront.Tests.Architecture.Features;

/// <summary>One word finds everything about a feature: folders of all projects, and the list in docs/FEATURES.md.</summary>
internal static class FeatureFolders
{
    /// <summary>First column of the list's table: <c>| `Orders` | … |</c>.</summary>
    public static IEnumerable<string> Listed(string document) =>
        from line in document.Split('\n')
        where line.StartsWith("| `", StringComparison.Ordinal)
        select line.Split('`')[1];

    public static IEnumerable<string> In(IEnumerable<SourceFile> files) =>
        files.Select(file => file.Path.Split('/')).Where(parts => parts.Length > 2).Select(parts => parts[1]).Distinct().Order();

    /// <summary>Files whose namespace does not begin with their project and feature.</summary>
    public static IEnumerable<string> Misnamed(IEnumerable<SourceFile> files) =>
        from file in files
        where file.IsCode
        let parts = file.Path.Split('/')
        where parts.Length > 2
        let expected = $"namespace {parts[0]}.{parts[1]}"
        where !file.Text.Contains(expected + ";", StringComparison.Ordinal) && !file.Text.Contains(expected + ".", StringComparison.Ordinal)
        select file.Path;
}

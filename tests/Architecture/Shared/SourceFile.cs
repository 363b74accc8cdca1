using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Storefront.Tests.Shared;

namespace Storefront.Tests.Architecture.Shared;

/// <summary>A file of the checkout, or a snippet that a twin makes up.</summary>
/// <param name="Path">From the checkout's root, with slashes.</param>
internal sealed record SourceFile(string Path, string Text)
{
    private static readonly CSharpParseOptions s_parse = new(LanguageVersion.Preview);
    private static readonly string[] s_projects = ["Storefront.Core", "Storefront.Infrastructure", "Storefront.Web"];
    private static readonly Lazy<IReadOnlyList<SourceFile>> s_product = new(() => [.. s_projects.SelectMany(project => In(project, ".cs", ".razor"))]);

    /// <summary>Everything that people write in the three projects; migrations are written by a tool.</summary>
    public static IReadOnlyList<SourceFile> Product => s_product.Value;

    public static IEnumerable<SourceFile> ProductCode => Product.Where(file => file.IsCode);

    public static IEnumerable<SourceFile> Tests => In("tests", ".cs");

    public bool IsCode => Path.EndsWith(".cs", StringComparison.Ordinal);

    public bool IsRazor => Path.EndsWith(".razor", StringComparison.Ordinal);

    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    public string Folder => Path[..Path.LastIndexOf('/')];

    /// <summary>Lines as an editor counts them.</summary>
    public int Lines => Text.TrimEnd('\n').Split('\n').Length;

    public IEnumerable<T> All<T>()
        where T : SyntaxNode => CSharpSyntaxTree.ParseText(Text, s_parse).GetRoot().DescendantNodes().OfType<T>();

    public static IEnumerable<SourceFile> In(string folder, params string[] endings) =>
        from path in Directory.EnumerateFiles(System.IO.Path.Combine(SourceTree.Root, folder), "*", SearchOption.AllDirectories)
        let relative = System.IO.Path.GetRelativePath(SourceTree.Root, path).Replace('\\', '/')
        where endings.Any(ending => relative.EndsWith(ending, StringComparison.Ordinal)) && !IsMadeByTools(relative)
        orderby relative
        select new SourceFile(relative, File.ReadAllText(path));

    private static bool IsMadeByTools(string path) =>
        path.Contains("/bin/", StringComparison.Ordinal) || path.Contains("/obj/", StringComparison.Ordinal) || path.Contains("/Database/Migrations/", StringComparison.Ordinal);
}

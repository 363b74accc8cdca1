using Storefront.Tests.Architecture.Shared;
using Storefront.Tests.Shared;

namespace Storefront.Tests.Architecture.Documents;

public sealed class DocumentTests
{
    private static readonly IReadOnlyList<string> s_documents = [Path.Combine(SourceTree.Root, "README.md"), .. Directory.EnumerateFiles(Path.Combine(SourceTree.Root, "docs"), "*.md", SearchOption.AllDirectories)];

    [Fact]
    public void Files_that_a_document_names_exist()
    {
        var files = SourceFile.Product.Concat(SourceFile.Tests).Concat(SourceFile.In("wwwroot", ".js")).Concat(SourceFile.In("Storefront.Infrastructure", ".liquid")).Select(file => file.Path).ToList();
        Listed.Nothing(s_documents.SelectMany(document => DocumentRules.UnknownFiles(File.ReadAllText(document), files).Select(name => $"{Path.GetFileName(document)}: {name}")));
    }

    [Fact]
    public void Links_lead_somewhere() =>
        Listed.Nothing(s_documents.SelectMany(document => DocumentRules.BrokenLinks(File.ReadAllText(document), link => Exists(document, link)).Select(link => $"{Path.GetFileName(document)}: {link}")));

    [Fact]
    public void Twin_a_file_that_is_gone_and_a_broken_link_are_seen()
    {
        Assert.Equal(["Core/Gone.cs"], DocumentRules.UnknownFiles("`Core/Here.cs` `Core/Gone.cs` `Here*.cs` `dotnet run`", ["Storefront.Core/Here.cs"]));
        Assert.Equal(["gone.md"], DocumentRules.BrokenLinks("[a](here.md#part) [b](gone.md) [c](https://example.com/)", link => link == "here.md"));
    }

    // Pictures of pages are taken by ./dev screens.
    private static bool Exists(string document, string link) => link.Contains("screens/", StringComparison.Ordinal) || Path.Exists(Path.Combine(Path.GetDirectoryName(document)!, link));
}

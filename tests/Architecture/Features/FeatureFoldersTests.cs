using Storefront.Tests.Architecture.Shared;
using Storefront.Tests.Shared;

namespace Storefront.Tests.Architecture.Features;

public sealed class FeatureFoldersTests
{
    private static readonly string[] s_mirrors = ["tests/Unit", "tests/Database", "tests/Web"];

    /// <summary>Folders of tests whose subject is no feature of the shop.</summary>
    private static readonly Dictionary<string, string> s_testFolders = new()
    {
        ["StripeSandbox"] = "The stand-in for Stripe is a program of its own under tests.",
        ["Peers"] = "What happened to users of other shops, of all features: docs/PEERS.md.",
    };

    [Fact]
    public void The_word_list_is_the_folder_list() =>
        Assert.Equal(FeatureFolders.In(SourceFile.Product), FeatureFolders.Listed(File.ReadAllText(Path.Combine(SourceTree.Root, "docs", "FEATURES.md"))).Order());

    [Fact]
    public void Tests_use_the_same_words() =>
        Listed.Nothing(FeatureFolders.In(s_mirrors.SelectMany(project => SourceFile.In(project, ".cs")).Select(file => file with { Path = file.Path["tests/".Length..] }))
            .Except(FeatureFolders.In(SourceFile.Product)).Except(s_testFolders.Keys));

    [Fact]
    public void A_namespace_begins_with_project_and_feature() => Listed.Nothing(FeatureFolders.Misnamed(SourceFile.ProductCode));

    [Fact]
    public void Twin_a_missing_word_and_a_foreign_namespace_are_seen()
    {
        Assert.Equal(["Orders", "Carts"], FeatureFolders.Listed("# Words\n| word | what |\n| --- | --- |\n| `Orders` | sold |\n| `Carts` | wanted |\n"));
        Assert.Equal(["Carts", "Orders", "Wishes"], FeatureFolders.In([new("P/Orders/A.cs", ""), new("P/Carts/B.cs", ""), new("Q/Wishes/Deep/C.cs", ""), new("P/Root.cs", "")]));
        Assert.Equal(["P/Orders/A.cs"], FeatureFolders.Misnamed([new("P/Orders/A.cs", "namespace P.Carts;"), new("P/Orders/B.cs", "namespace P.Orders.Deep;"), new("P/Orders/C.cs", "namespace P.Orders;")]));
    }
}

using Storefront.Tests.Architecture.Shared;

namespace Storefront.Tests.Architecture.Sizes;

public sealed class SizeTests
{
    private static readonly Dictionary<string, string> s_spread = new()
    {
        ["Catalog"] = "A hundred files: the shelf, its pages, editing and import are rooms of their own, and merging folders would only hide that.",
        ["Payments"] = "The road of money, its ledger, the provider, the comparison with the provider's books, disputes, and the office's pages are rooms of their own.",
    };

    [Fact]
    public void No_file_is_longer_than_300_lines_and_no_page_than_220() => Listed.Nothing(SizeRules.LongFiles(SourceFile.Product.Concat(SourceFile.Tests)));

    [Fact]
    public void Twin_a_long_file_and_a_long_page_are_seen() =>
        Assert.Equal(
            ["A/Long.cs: 301 lines", "A/Long.razor: 221 lines"],
            SizeRules.LongFiles([new("A/Long.cs", Lines(301)), new("A/Short.cs", Lines(300)), new("A/Long.razor", Lines(221)), new("A/Short.razor", Lines(220))]));

    [Fact]
    public void No_method_has_more_than_50_lines_of_code() => Listed.Nothing(SizeRules.LongMethods(SourceFile.Product.Concat(SourceFile.Tests)));

    [Fact]
    public void Twin_a_long_method_is_seen_and_comments_do_not_count() =>
        Assert.Equal(
            ["A/Methods.cs: Long has 51 lines"],
            SizeRules.LongMethods([new("A/Methods.cs", $"class C {{ void Long()\n{{\n{Statements(51)}}}\nvoid Short()\n{{\n{Statements(50)}// why\n\n}} }}")]));

    [Fact]
    public void No_constructor_takes_more_than_6_things() => Listed.Nothing(SizeRules.WideConstructors(SourceFile.ProductCode));

    [Fact]
    public void Twin_wide_constructors_are_seen_and_records_are_not() =>
        Assert.Equal(
            ["A/Wide.cs: Primary takes 7", "A/Wide.cs: Classic takes 7"],
            SizeRules.WideConstructors(
            [
                new("A/Wide.cs", "class Primary(int a, int b, int c, int d, int e, int f, int g); class Classic { Classic(int a, int b, int c, int d, int e, int f, int g) { } }"),
                new("A/Narrow.cs", "class Narrow(int a, int b, int c, int d, int e, int f); record Row(int A, int B, int C, int D, int E, int F, int G);"),
            ]));

    [Fact]
    public void No_folder_holds_more_than_20_files() => Listed.Nothing(SizeRules.FullFolders(SourceFile.Product.Concat(SourceFile.Tests)));

    [Fact]
    public void Twin_a_full_folder_is_seen() =>
        Assert.Equal(["A/Full: 21 files"], SizeRules.FullFolders([.. Files("A/Full", 21), .. Files("A/Roomy", 20)]));

    [Fact]
    public void No_feature_is_spread_over_more_than_7_folders() => Listed.OnlyThose(SizeRules.SpreadFeatures(SourceFile.Product), s_spread);

    [Fact]
    public void Twin_a_feature_in_8_folders_is_seen() =>
        Assert.Equal(
            ["Orders"],
            SizeRules.SpreadFeatures([.. Enumerable.Range(1, 8).Select(i => new SourceFile($"P{i % 3}/Orders/Room{i}/File.cs", "")), .. Enumerable.Range(1, 7).Select(i => new SourceFile($"P/Carts/Room{i}/File.cs", ""))]));

    private static string Lines(int count) => string.Concat(Enumerable.Repeat("//\n", count));

    private static string Statements(int count) => string.Concat(Enumerable.Repeat("F();\n", count));

    private static IEnumerable<SourceFile> Files(string folder, int count) => Enumerable.Range(1, count).Select(i => new SourceFile($"{folder}/File{i}.cs", ""));
}

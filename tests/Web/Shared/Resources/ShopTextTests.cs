using System.Text.RegularExpressions;
using System.Xml.Linq;
using Storefront.Tests.Shared;

namespace Storefront.Tests.Web.Shared.Resources;

/// <summary>A word that a page names and no resource holds would stand there as its key.</summary>
public sealed partial class ShopTextTests
{
    private static readonly string s_web = Path.Combine(SourceTree.Root, "Storefront.Web");

    [Fact]
    public void Every_word_that_a_page_names_is_in_the_resources()
    {
        var known = XDocument.Load(Path.Combine(s_web, "Shared", "Resources", "ShopText.resx")).Descendants("data").Select(data => data.Attribute("name")!.Value).ToHashSet();
        var named = Directory.EnumerateFiles(s_web, "*.razor", SearchOption.AllDirectories)
            .SelectMany(file => Word().Matches(File.ReadAllText(file)).Select(word => word.Groups[2].Success && word.Groups[1].Value == ".Count(" ? word.Groups[2].Value + ".other" : word.Groups[2].Value))
            .Distinct();

        Assert.All(named, name => Assert.Contains(name, known));
    }

    [GeneratedRegex("""(?<![A-Za-z])T(\[|\.Count\()"([A-Za-z]+)["]""")]
    private static partial Regex Word();
}

using Storefront.Infrastructure.Search.Indexing;
using Storefront.Infrastructure.Search.Querying;

namespace Storefront.Tests.Unit.Search;

public sealed class TextAnalysisTests
{
    [Theory]
    [InlineData("en", "The Mug's mugs", "mug")]
    [InlineData("en", "Café crème", "cafe", "creme")]
    [InlineData("en", "15.6 inch USB-C", "15.6", "inch", "usb", "c")]
    [InlineData("de", "Die Häuser", "haus")]
    [InlineData("ar", "الكتاب", "كتاب")]
    [InlineData("xx", "Ünïcode Words", "unicode", "words")]
    public void Texts_become_terms_of_their_language(string language, string text, params string[] terms)
    {
        using var analyzer = TextAnalysis.For(language);

        Assert.Equal(terms, TextAnalysis.Terms(analyzer, text, 10));
    }

    [Fact]
    public void Hostile_texts_become_small_queries()
    {
        using var analyzer = TextAnalysis.For("en");

        foreach (var text in HostileInput.Texts())
        {
            var query = new TextQuery(analyzer, text);

            Assert.True(query.Build(everyTerm: false).ToString().Length < 20_000);
            Assert.True(query.Codes.Count() < 50);
        }
    }
}

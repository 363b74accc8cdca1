using Lucene.Net.Analysis;
using Lucene.Net.Analysis.Ar;
using Lucene.Net.Analysis.Core;
using Lucene.Net.Analysis.De;
using Lucene.Net.Analysis.En;
using Lucene.Net.Analysis.Miscellaneous;
using Lucene.Net.Analysis.Standard;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Util;

namespace Storefront.Infrastructure.Search.Indexing;

/// <summary>How the texts of a language become terms, for documents and queries alike. Codes never pass through here.</summary>
internal static class TextAnalysis
{
    private const LuceneVersion Version = LuceneVersion.LUCENE_48;

    /// <summary>An analyzer for a two-letter code; languages without a stemmer of their own are split, folded and lower-cased.</summary>
    public static Analyzer For(string language) => Analyzer.NewAnonymous((_, reader) =>
    {
        var source = new StandardTokenizer(Version, reader);
        TokenStream words = new LowerCaseFilter(Version, source);
        words = language switch
        {
            "en" => new PorterStemFilter(new ASCIIFoldingFilter(Without(new EnglishPossessiveFilter(Version, words), EnglishAnalyzer.DefaultStopSet))),
            "de" => new GermanLightStemFilter(new GermanNormalizationFilter(Without(words, GermanAnalyzer.DefaultStopSet))),
            "ar" => new ArabicStemFilter(new ArabicNormalizationFilter(Without(words, ArabicAnalyzer.DefaultStopSet))),
            _ => new ASCIIFoldingFilter(words),
        };
        return new TokenStreamComponents(source, words);
    });

    /// <summary>The different terms of a text, in order, at most <paramref name="max"/>.</summary>
    public static IReadOnlyList<string> Terms(Analyzer analyzer, string text, int max)
    {
        List<string> terms = [];
        using var stream = analyzer.GetTokenStream(IndexField.All, text);
        var term = stream.AddAttribute<ICharTermAttribute>();
        stream.Reset();
        while (terms.Count < max && stream.IncrementToken())
            if (term.ToString() is { Length: > 0 } word && !terms.Contains(word))
                terms.Add(word);
        // The reader is not at its end when the limit was met; End asks for no more than the position.
        stream.End();
        return terms;
    }

    private static StopFilter Without(TokenStream words, Lucene.Net.Analysis.Util.CharArraySet stop) => new(Version, words, stop);
}

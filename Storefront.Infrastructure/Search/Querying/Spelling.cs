using Lucene.Net.Analysis;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;
using Storefront.Infrastructure.Search.Indexing;

namespace Storefront.Infrastructure.Search.Querying;

/// <summary>Proposes another spelling for words that no product has: the nearest word of titles, brands and categories, and of equally near ones the most frequent.</summary>
internal sealed class Spelling(IndexReader index, Analyzer analyzer)
{
    /// <summary>Looking for a near word costs as much as a search, so few are looked for.</summary>
    private const int MostWords = 2;

    private const int ShortestWord = 4;

    /// <summary>From this length on two letters may be wrong.</summary>
    private const int LongWord = 7;

    /// <summary>The text with its unknown words replaced; null when there is nothing to propose.</summary>
    public string? Correct(string text)
    {
        var corrected = text;
        foreach (var word in Words.Of(text).Where(IsUnknown).Take(MostWords))
            if (Nearest(word) is { } near)
                corrected = corrected.Replace(word, near, StringComparison.OrdinalIgnoreCase);
        return corrected == text ? null : corrected;
    }

    private bool IsUnknown(string word) =>
        word.Length >= ShortestWord
        && word.All(char.IsLetter)
        && TextAnalysis.Terms(analyzer, word, 1) is [var term]
        && index.DocFreq(new Term(IndexField.All, term)) == 0;

    private string? Nearest(string word)
    {
        if (MultiFields.GetTerms(index, IndexField.Word) is not { } terms) return null;
        var edits = word.Length < LongWord ? 1 : 2;
        var near = new FuzzyTermsEnum(terms, new AttributeSource(), new Term(IndexField.Word, word), edits, prefixLength: 1, transpositions: true);
        var likeness = near.Attributes.AddAttribute<IBoostAttribute>();
        (string Word, float Likeness, int Products)? best = null;
        while (near.MoveNext())
            if (best is not { } known || likeness.Boost > known.Likeness || (likeness.Boost == known.Likeness && near.DocFreq > known.Products))
                best = (near.Term.Utf8ToString(), likeness.Boost, near.DocFreq);
        return best?.Word;
    }
}

using Lucene.Net.Analysis;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Storefront.Core.Search;
using Storefront.Infrastructure.Search.Indexing;

namespace Storefront.Infrastructure.Search.Querying;

/// <summary>
/// What was typed, as a query. Each term scores by its best field and by the field of all texts; the sum is weighed by coverage
/// (<see cref="Bm25Fields"/>). Codes stand above every text: the whole text as a code first, then a word that is one.
/// </summary>
internal sealed class TextQuery
{
    private const int MaxTerms = 24;
    private const int MaxWords = 12;
    private const int ShortestPrefix = 4;

    /// <summary>No sum of BM25 scores comes near these.</summary>
    private const float WholeCode = 100_000;
    private const float CodePrefix = 10_000;
    private const float WordCode = 1_000;

    /// <summary>How much of the other fields counts beside the best.</summary>
    private const float Tie = 0.2f;

    private static readonly (string Field, float Weight)[] s_fields =
    [
        (IndexField.Title, 1.2f),
        (IndexField.Brand, 0.6f),
        (IndexField.Category, 0.6f),
        (IndexField.Attributes, 0.3f),
        (IndexField.Description, 0.2f),
    ];

    private readonly IReadOnlyList<string> _terms;
    private readonly IReadOnlyList<string> _wholeCode;
    private readonly IReadOnlyList<string> _wordCodes;

    public TextQuery(Analyzer analyzer, string text)
    {
        _terms = TextAnalysis.Terms(analyzer, text, MaxTerms);
        _wholeCode = CodeForms.Of(text);
        _wordCodes = [.. text.Split(' ').Take(MaxWords).Where(LooksLikeCode).SelectMany(CodeForms.Of).Except(_wholeCode)];
    }

    /// <summary>Every form in which something typed may be the code of a variant.</summary>
    public IEnumerable<string> Codes => _wholeCode.Concat(_wordCodes);

    /// <param name="everyTerm">Finds only what has all _terms, for lists whose order says nothing of how well a product fits.</param>
    public Query Build(bool everyTerm)
    {
        var query = new BooleanQuery(disableCoord: true);
        if (_terms.Count > 0) query.Add(Texts(everyTerm), Occur.SHOULD);
        foreach (var form in _wholeCode) query.Add(Code(new TermQuery(new Term(IndexField.Code, form)), WholeCode), Occur.SHOULD);
        if (_wholeCode.LastOrDefault() is { } bare && bare.Length >= ShortestPrefix && bare.Any(char.IsAsciiDigit))
            query.Add(Code(new PrefixQuery(new Term(IndexField.Code, bare)), CodePrefix), Occur.SHOULD);
        foreach (var form in _wordCodes) query.Add(Code(new TermQuery(new Term(IndexField.Code, form)), WordCode), Occur.SHOULD);
        return query;
    }

    private static bool LooksLikeCode(string word) => word.Length >= 3 && word.Any(char.IsAsciiDigit);

    private static ConstantScoreQuery Code(Query query, float weight) => new(query) { Boost = weight };

    private BooleanQuery Texts(bool everyTerm)
    {
        var texts = new BooleanQuery(disableCoord: false);
        foreach (var term in _terms) texts.Add(Anywhere(term), everyTerm ? Occur.MUST : Occur.SHOULD);
        return texts;
    }

    private static BooleanQuery Anywhere(string term)
    {
        var best = new DisjunctionMaxQuery(Tie);
        foreach (var (field, weight) in s_fields) best.Add(new TermQuery(new Term(field, term)) { Boost = weight });
        return new BooleanQuery(disableCoord: true)
        {
            { best, Occur.SHOULD },
            { new TermQuery(new Term(IndexField.All, term)), Occur.SHOULD },
        };
    }
}

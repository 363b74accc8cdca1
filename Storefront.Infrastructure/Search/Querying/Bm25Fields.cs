using Lucene.Net.Search.Similarities;
using Storefront.Infrastructure.Search.Indexing;

namespace Storefront.Infrastructure.Search.Querying;

/// <summary>
/// BM25 with constants for each field, for writer and searcher alike (Lucene's own default is TF-IDF), and a score that is
/// multiplied with the square of the share of the query's terms that a product has: rank by coverage, never filter by it.
/// </summary>
internal sealed class Bm25Fields : PerFieldSimilarityWrapper
{
    /// <summary>A word that is repeated says little in product texts, so its count saturates early (the usual value is 1.2).</summary>
    private const float K1 = 0.6f;

    /// <summary>A title is long because its maker is wordy, not because it is about less.</summary>
    private const float TitleB = 0.3f;

    /// <summary>Long descriptions match by accident, so their length counts more; the usual value is 0.75.</summary>
    private const float TextB = 0.6f;

    private readonly BM25Similarity _title = new(K1, TitleB);
    private readonly BM25Similarity _text = new(K1, TextB);

    /// <summary>Names of brands and categories: their length says nothing.</summary>
    private readonly BM25Similarity _name = new(K1, 0);

    public override Similarity Get(string name) => name switch
    {
        IndexField.Title => _title,
        IndexField.Brand or IndexField.Category => _name,
        _ => _text,
    };

    public override float Coord(int overlap, int maxOverlap)
    {
        var coverage = (float)overlap / maxOverlap;
        return coverage * coverage;
    }
}

using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Documents;
using Lucene.Net.Index;

namespace Storefront.Infrastructure.Search.Indexing;

/// <summary>
/// A field of ready-made terms that are only filtered or looked up by. All terms of a document share one stream: a field for each of them
/// costs several times as much, because every such field makes a stream of its own.
/// </summary>
internal sealed class TermList : TokenStream
{
    private static readonly FieldType s_type = Frozen(new()
    {
        IsIndexed = true,
        IsTokenized = true,
        OmitNorms = true,
        IndexOptions = IndexOptions.DOCS_ONLY,
    });

    private readonly IEnumerator<string> _terms;
    private readonly ICharTermAttribute _term;

    private TermList(IEnumerable<string> terms)
    {
        _terms = terms.GetEnumerator();
        _term = AddAttribute<ICharTermAttribute>();
    }

    public static Field Of(string field, IEnumerable<string> terms) => new(field, new TermList(terms), s_type);

    public override bool IncrementToken()
    {
        ClearAttributes();
        if (!_terms.MoveNext()) return false;
        _term.SetEmpty().Append(_terms.Current);
        return true;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) _terms.Dispose();
        base.Dispose(disposing);
    }

    private static FieldType Frozen(FieldType type)
    {
        type.Freeze();
        return type;
    }
}

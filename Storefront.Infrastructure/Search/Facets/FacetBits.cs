using System.Globalization;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;
using Storefront.Core.Search;
using Storefront.Infrastructure.Search.Indexing;

namespace Storefront.Infrastructure.Search.Facets;

/// <summary>The documents of a segment that have one of the chosen values, read from the terms of the index.</summary>
internal static class FacetBits
{
    public static FixedBitSet Of(AtomicReader segment, FacetFilter filter)
    {
        var bits = new FixedBitSet(segment.MaxDoc);
        if (segment.GetTerms(IndexField.Facet) is not { } terms) return bits;
        var walk = terms.GetEnumerator();
        foreach (var value in filter.Values)
        {
            if (walk.SeekExact(new BytesRef(FacetTerm.Prefix(filter.Code) + value))) Add(walk, bits);
            if (NumberRange.TryParse(value, out var range)) AddRange(walk, filter.Code, range, bits);
        }
        return bits;
    }

    private static void AddRange(TermsEnum walk, string code, NumberRange range, FixedBitSet bits)
    {
        var prefix = FacetTerm.Prefix(code);
        if (walk.SeekCeil(new BytesRef(prefix)) == TermsEnum.SeekStatus.END) return;
        do
        {
            var term = walk.Term.Utf8ToString();
            if (!term.StartsWith(prefix, StringComparison.Ordinal)) return;
            if (double.TryParse(term.AsSpan(prefix.Length), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && range.Has(number)) Add(walk, bits);
        }
        while (walk.MoveNext());
    }

    private static void Add(TermsEnum walk, FixedBitSet bits)
    {
        var docs = walk.Docs(null, null, DocsFlags.NONE);
        for (var doc = docs.NextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = docs.NextDoc()) bits.Set(doc);
    }
}

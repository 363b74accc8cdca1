using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Lucene.Net.Documents;
using Lucene.Net.Util;
using Storefront.Core.Search;
using Storefront.Core.Shared;
using Storefront.Infrastructure.Search.Querying;

namespace Storefront.Infrastructure.Search.Indexing;

/// <summary>Turns a product into the one document under which it and all its variants are found.</summary>
internal sealed class DocumentBuilder(CatalogShape shape, string language)
{
    /// <summary>Weight of ten average reviews, so that a single five does not lead.</summary>
    private const double PriorStars = 3.8;
    private const int PriorCount = 10;
    private const int NameLength = 80;

    public Document Build(ProductFacts facts)
    {
        var document = new Document { new StringField(IndexField.Id, IdOf(facts.Product.Id), Field.Store.NO) };
        var words = new ProductWords(facts, shape, language);
        AddTexts(document, words);
        var codes = AddCodes(document, facts);
        AddFacets(document, facts);
        AddSorts(document, facts.Product, words.Title);
        foreach (var prices in facts.Variants.SelectMany(variant => variant.Prices).GroupBy(price => price.Currency))
            document.Add(new NumericDocValuesField(IndexField.Price(prices.Key), prices.Min(price => price.Minor)));
        document.Add(new BinaryDocValuesField(IndexField.Hit, new HitRecord(facts.Product.Id, facts.Product.Version, Variants(facts, codes)).Write()));
        return document;
    }

    public static string IdOf(ProductId product) => product.Value.ToString("N");

    private static void AddTexts(Document document, ProductWords words)
    {
        Add(IndexField.Title, [words.Title]);
        Add(IndexField.Brand, [words.Brand]);
        Add(IndexField.Category, words.Categories);
        Add(IndexField.Attributes, words.Attributes);
        Add(IndexField.Description, words.Description);
        document.Add(TermList.Of(IndexField.Word, words.Categories.Append(words.Title).Append(words.Brand).SelectMany(Words.Of).Distinct()));

        void Add(string field, IEnumerable<string> texts)
        {
            foreach (var text in texts.Where(text => text.Length > 0))
            {
                document.Add(new TextField(field, text, Field.Store.NO));
                document.Add(new TextField(IndexField.All, text, Field.Store.NO));
            }
        }
    }

    private static Dictionary<VariantId, string[]> AddCodes(Document document, ProductFacts facts)
    {
        var codes = facts.Variants.ToDictionary(
            variant => variant.Variant.Id,
            variant => CodesOf(variant.Variant).SelectMany(CodeForms.Of).Distinct().ToArray());
        document.Add(TermList.Of(IndexField.Code, codes.Values.SelectMany(forms => forms).Distinct()));
        document.Add(new TextField(IndexField.All, string.Join(' ', facts.Variants.SelectMany(variant => CodesOf(variant.Variant)).Distinct()), Field.Store.NO));
        return codes;
    }

    private void AddFacets(Document document, ProductFacts facts)
    {
        var terms = new ProductFacets(facts, shape).Terms;
        document.Add(TermList.Of(IndexField.Facet, terms));
        foreach (var term in terms) document.Add(new SortedSetDocValuesField(IndexField.Facet, new BytesRef(term)));
    }

    private static void AddSorts(Document document, ProductRow product, string title)
    {
        document.Add(new NumericDocValuesField(IndexField.Published, product.PublishedAt.ToUnixTimeMilliseconds()));
        document.Add(new NumericDocValuesField(IndexField.Unpublished, product.UnpublishedAt?.ToUnixTimeMilliseconds() ?? long.MaxValue));
        var rating = (product.RatingSum + PriorStars * PriorCount) / (product.RatingCount + PriorCount);
        document.Add(new NumericDocValuesField(IndexField.Rating, (long)(rating * 1_000_000)));
        document.Add(new NumericDocValuesField(IndexField.Tie, TieOf(product.Id)));
        document.Add(new SortedDocValuesField(IndexField.Name, new BytesRef(NameOf(title))));
    }

    private static HitVariant[] Variants(ProductFacts facts, Dictionary<VariantId, string[]> codes) => [.. facts.Variants.Select(variant =>
        new HitVariant(variant.Variant.Id, variant.IsBuyable, codes[variant.Variant.Id], [.. ProductFacets.OptionTerms(variant.Variant)]))];

    private static IEnumerable<string> CodesOf(VariantRow variant) =>
        variant.Mpn is { } mpn ? [variant.Sku, mpn, .. variant.Gtins] : [variant.Sku, .. variant.Gtins];

    /// <summary>The random half of the id.</summary>
    private static long TieOf(ProductId product)
    {
        Span<byte> bytes = stackalloc byte[16];
        product.Value.TryWriteBytes(bytes);
        return BinaryPrimitives.ReadInt64BigEndian(bytes[8..]) & long.MaxValue;
    }

    private static string NameOf(string title)
    {
        var name = new StringBuilder(NameLength);
        foreach (var c in SearchAddress.Clean(title, NameLength).Normalize(NormalizationForm.FormD))
        {
            if (name.Length == NameLength) break;
            if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark) name.Append(char.ToLowerInvariant(c));
        }
        return name.ToString();
    }
}

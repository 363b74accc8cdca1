using System.Globalization;

namespace Storefront.Infrastructure.Search.Indexing;

/// <summary>The words of a product in one language, field by field.</summary>
internal sealed class ProductWords(ProductFacts facts, CatalogShape shape, string language)
{
    private readonly IReadOnlyDictionary<string, string>? _texts = facts.Texts.GetValueOrDefault(language);

    public string Title => Own("title", facts.Product.Title);

    public string Brand => facts.Product.Brand is { } id && shape.Brand(id) is { } brand ? shape.Text(brand.Id.Value, language, "name", brand.Name) : "";

    public IEnumerable<string> Categories => shape.Category(facts.Product.Category) is { } category
        ? shape.Branch(category).Select(c => shape.Text(c.Id.Value, language, "name", c.Name))
        : [];

    public IEnumerable<string> Attributes =>
    [
        .. facts.Attributes.Select(Word).Distinct(),
        .. facts.Variants.SelectMany(variant => variant.Variant.OptionValues).Select(option => Own($"option:{option.Key}:{option.Value}", option.Value)).Distinct(),
        .. facts.Product.Tags,
    ];

    public IEnumerable<string> Description =>
    [
        Own("summary", facts.Product.Summary),
        Own("description", facts.Product.Description),
        .. Own("details", "") is { Length: > 0 } details ? details.Split('\n') : facts.Product.Details,
    ];

    private string Own(string field, string own) => _texts?.GetValueOrDefault(field) is { Length: > 0 } text ? text : own;

    private string Word(AttributeFact fact)
    {
        if (shape.Attribute(fact.Attribute) is not { } attribute) return "";
        if (fact.Flag is { } flag) return flag ? shape.Text(attribute.Id.Value, language, "name", attribute.Name) : "";
        if (fact.Number is { } number) return $"{number.ToString(CultureInfo.InvariantCulture)} {attribute.Unit}";
        return fact.Text is { } text ? shape.Text(attribute.Id.Value, language, $"value:{text}", text) : "";
    }
}

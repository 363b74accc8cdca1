using Storefront.Core.Catalog;
using Storefront.Core.Shared;

namespace Storefront.Infrastructure.Demo;

/// <summary>
/// German and Arabic texts of the demo shop. Keys: a product has <c>title, summary, description, details</c> and, for its options,
/// <c>option:Colour</c> and <c>option:Colour:Oat</c>; a brand <c>country, story</c>; a category <c>name, description</c>; an attribute
/// <c>name, unit</c> and <c>value:Oak</c>.
/// </summary>
internal sealed class DemoTranslations(IWork work, DemoFolder files, DemoStructure structure)
{
    public static IReadOnlyList<string> Languages { get; } = ["de", "ar"];

    public async Task AddAsync(string language, IReadOnlyDictionary<string, ProductId> products, IReadOnlyList<DemoProduct> shelf, CancellationToken ct)
    {
        var terms = await files.ReadAsync<DemoTerms>($"i18n/{language}/terms.json", ct);
        var options = shelf.ToDictionary(product => product.Slug, product => product.Options);
        foreach (var text in await files.ReadLinesAsync<DemoTexts>($"i18n/{language}/products.jsonl", ct))
            Add(TranslatedKind.Product, products[text.Slug].Value, language, Of(text, options[text.Slug], terms));
        foreach (var (slug, text) in await files.ReadAsync<Dictionary<string, Dictionary<string, string>>>($"i18n/{language}/brands.json", ct))
            Add(TranslatedKind.Brand, structure.Brands[slug].Value, language, text);
        foreach (var (slug, text) in await files.ReadAsync<Dictionary<string, Dictionary<string, string>>>($"i18n/{language}/categories.json", ct))
            Add(TranslatedKind.Category, structure.Categories[slug].Value, language, text);
        foreach (var (code, id) in structure.Attributes)
            Add(TranslatedKind.Attribute, id.Value, language, Of(code, terms));
    }

    private static Dictionary<string, string> Of(DemoTexts text, IReadOnlyList<ProductOption> options, DemoTerms terms)
    {
        var texts = new Dictionary<string, string>
        {
            ["title"] = text.Name,
            ["summary"] = text.Summary,
            ["description"] = text.Description,
            ["details"] = string.Join('\n', text.Details),
        };
        foreach (var option in options)
        {
            texts[$"option:{option.Name}"] = terms.Options[option.Name];
            foreach (var value in option.Values) texts[$"option:{option.Name}:{value.Name}"] = terms.OptionValues[option.Name][value.Name];
        }
        return texts;
    }

    private static Dictionary<string, string> Of(string code, DemoTerms terms)
    {
        var texts = new Dictionary<string, string> { ["name"] = terms.AttributeNames[code] };
        if (terms.AttributeUnits.TryGetValue(code, out var unit)) texts["unit"] = unit;
        foreach (var (value, word) in terms.Values.GetValueOrDefault(code) ?? []) texts[$"value:{value}"] = word;
        return texts;
    }

    private void Add(TranslatedKind kind, Guid owner, string language, IReadOnlyDictionary<string, string> texts) =>
        work.Translations.Add(new Translation(kind, owner, language, texts));
}

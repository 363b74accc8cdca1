using Microsoft.EntityFrameworkCore;
using Storefront.Core.Shared;

namespace Storefront.Core.Catalog.Shelf;

/// <summary>The specification of one product and of those variants that differ from it.</summary>
internal sealed class ProductFacts(ILookup<VariantId, FactRow> facts)
{
    public IReadOnlyList<FactRow> OfProduct => OfVariant(default);

    public static async Task<ProductFacts> LoadAsync(ITables tables, ProductId product, Audience audience, CancellationToken ct)
    {
        var values = await (
            from value in tables.AttributeValues
            where value.ProductId == product
            join attribute in tables.Attributes on value.AttributeId equals attribute.Id
            orderby attribute.Name
            select new { value.VariantId, AttributeId = attribute.Id, Fact = new FactRow(attribute.Code, attribute.Name, value.Text, value.Number, attribute.Unit, value.Flag) }).ToListAsync(ct);
        var names = await TranslatedTexts.LoadAsync(tables, values.Select(value => value.AttributeId.Value).Distinct(), audience, ct);
        return new(values.ToLookup(value => value.VariantId, value => value.Fact with { Name = names.Of(value.AttributeId.Value, "name", value.Fact.Name) }));
    }

    public IReadOnlyList<FactRow> OfVariant(VariantId variant) => [.. facts[variant]];
}

using Storefront.Core.Catalog;
using Storefront.Core.Catalog.Import;
using Storefront.Core.Shared;

namespace Storefront.Infrastructure.Catalog.Import;

/// <summary>Compares the products of a batch with the catalogue and decides what is written.</summary>
internal sealed class PlanBatch(IWork work, CatalogNames names, BatchState state, FreeSlugs slugs, PlanStock stock, DateTimeOffset now)
{
    private const string AnyCategory = "Other";

    private readonly BatchPlan _plan = new();
    private readonly Dictionary<string, VariantId?> _added = new(StringComparer.Ordinal);

    public BatchPlan Execute(ImportBatch batch)
    {
        _plan.Problems.AddRange(batch.Problems);
        names.Learn(work, batch.Items.SelectMany(item => (item.Attributes ?? []).Concat(item.Variants.SelectMany(variant => variant.Attributes))));
        foreach (var item in batch.Items)
        {
            var owner = item.Variants.Select(variant => state.BySku.GetValueOrDefault(variant.Sku)?.Product).FirstOrDefault(product => product is not null);
            if (owner is { } id && state.Products.TryGetValue(id, out var product)) Compare(item, product, batch.NewStock);
            else Create(item, batch.NewStock);
        }
        return _plan;
    }

    private void Create(ImportItem item, int? newStock)
    {
        var first = item.Variants[0];
        var problems = _plan.Problems.Count;
        if (item.Title is null) Reject(item, "title", "is missing, and the product is new");
        foreach (var variant in item.Variants.Where(variant => variant.Price is null)) Reject(variant, "price", "is missing, and the variant is new");
        if (_plan.Problems.Count > problems) return;

        var row = Merge(item, new ProductRow { Id = ProductId.New(), Title = "", Category = Category(item.Category ?? [AnyCategory]), PublishedAt = now });
        var picture = DrawnPicture.For(string.Join(' ', item.Category ?? []), item.Brand ?? "", first.Sku);
        _plan.NewProducts.Add((row, slugs.Take(row.Title, first.Sku), item.Picture is { } key && slugs.HasPicture(key) ? key : picture.Key));
        foreach (var (position, variant) in item.Variants.Index()) Add(variant, row.Id, position, newStock);
        _plan.Attributes.AddRange(AttributesOf(item, row.Id));
        _plan.Touched.Add(row.Id);
        _plan.Created++;
    }

    private void Compare(ImportItem item, ProductRow before, int? newStock)
    {
        var row = Merge(item, before);
        var isChanged = !row.SameAs(before);
        foreach (var variant in item.Variants) isChanged |= Compare(variant, row.Id, newStock);
        if (item.Attributes is not null && !AttributesOf(item, row.Id).ToHashSet().SetEquals(state.Attributes.GetValueOrDefault(row.Id) ?? []))
        {
            _plan.ReplacedAttributes.Add(row.Id);
            _plan.Attributes.AddRange(AttributesOf(item, row.Id));
            isChanged = true;
        }
        if (isChanged) _plan.ChangedProducts.Add(row);
        if (isChanged || _plan.Touched.Contains(row.Id)) _plan.Touched.Add(row.Id);
        else _plan.Unchanged++;
    }

    private bool Compare(ImportVariant variant, ProductId product, int? newStock)
    {
        if (!state.BySku.TryGetValue(variant.Sku, out var before))
        {
            if (variant.Price is null) Reject(variant, "price", "is missing, and the variant is new");
            else Add(variant, product, state.VariantCounts[product]++, newStock);
            return variant.Price is not null;
        }
        if (before.Product != product)
        {
            Reject(variant, "sku", "belongs to another product");
            return false;
        }
        if (stock.Count(_plan, variant, before.Id)) _plan.Touched.Add(product);
        var row = Merge(variant, before);
        var isChanged = !row.SameAs(before);
        if (isChanged) _plan.ChangedVariants.Add(row);
        return isChanged | Price(variant, before.Id);
    }

    private void Add(ImportVariant variant, ProductId product, int position, int? newStock)
    {
        var row = Merge(variant, new VariantRow { Id = VariantId.New(), Product = product, Sku = variant.Sku, Position = position });
        _plan.NewVariants.Add(row);
        _added[variant.Sku] = row.Id;
        Price(variant, row.Id);
        stock.Fill(_plan, variant, row.Id, newStock);
    }

    private bool Price(ImportVariant variant, VariantId id)
    {
        if (variant.Price is not { } price) return false;
        var row = new PriceRow(id, price.Amount.Currency, price.Amount.Minor, price.CompareAt?.Minor, price.IncludesTax);
        if (state.Prices.TryGetValue((id, row.Currency), out var before) && row == before) return false;
        _plan.Prices.Add(row);
        return true;
    }

    private ProductRow Merge(ImportItem item, ProductRow before) => before with
    {
        Title = item.Title ?? before.Title,
        Summary = item.Summary ?? before.Summary,
        Description = item.Description ?? before.Description,
        Brand = item.Brand is { } brand ? names.Brand(work, brand) : before.Brand,
        Category = item.Category is { } path ? Category(path) : before.Category,
        TaxClass = item.TaxClass ?? before.TaxClass,
        Tags = item.Tags ?? before.Tags,
        Options = MergeOptions.Of(before.Options, item.Variants),
        PublishedAt = item.PublishedAt is { } moment ? new DateTimeOffset(moment.UtcTicks / TimeSpan.TicksPerMicrosecond * TimeSpan.TicksPerMicrosecond, TimeSpan.Zero) : before.PublishedAt,
    };

    private static VariantRow Merge(ImportVariant variant, VariantRow before) => before with
    {
        Gtins = variant.Gtins ?? before.Gtins,
        Mpn = variant.Mpn ?? before.Mpn,
        WeightGrams = variant.WeightGrams ?? before.WeightGrams,
        Options = variant.Options.Count > 0 ? variant.Options : before.Options,
    };

    private CategoryId Category(IReadOnlyList<string> path) => names.Category(work, path);

    private List<AttributeRow> AttributesOf(ImportItem item, ProductId product)
    {
        var rows = new List<AttributeRow>(item.Attributes?.Count ?? 0);
        Place(item.Attributes ?? [], default);
        foreach (var variant in item.Variants.Where(variant => variant.Attributes.Count > 0))
            if ((state.BySku.GetValueOrDefault(variant.Sku)?.Id ?? _added.GetValueOrDefault(variant.Sku)) is { } id)
                Place(variant.Attributes, id);
        return rows;

        void Place(IEnumerable<ImportAttribute> attributes, VariantId variant)
        {
            var taken = new HashSet<AttributeId>();
            foreach (var attribute in attributes)
            {
                var (id, content) = names.Place(work, attribute, taken);
                rows.Add(new(product, variant, id, content));
            }
        }
    }

    private void Reject(ImportItem item, string field, string reason) => _plan.Problems.Add(new(item.Row, item.Variants[0].Sku, field, reason, Rejected: true));

    private void Reject(ImportVariant variant, string field, string reason) => _plan.Problems.Add(new(variant.Row, variant.Sku, field, reason, Rejected: true));
}

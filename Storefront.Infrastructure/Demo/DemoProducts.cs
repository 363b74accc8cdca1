using Storefront.Core.Catalog;
using Storefront.Core.Inventory;
using Storefront.Core.Reviews;
using Storefront.Core.Shared;

namespace Storefront.Infrastructure.Demo;

/// <summary>Products of the demo shop with variants, prices, pictures, attributes, stock and reviews.</summary>
internal sealed class DemoProducts(IWork work, DemoStructure structure, DemoPictures pictures, DemoCalendar calendar, IReadOnlyList<Warehouse> warehouses)
{
    private readonly Dictionary<string, ProductId> _products = [];
    private readonly Dictionary<string, VariantId> _variants = [];

    /// <summary>Slug of each product that was added, to its id.</summary>
    public IReadOnlyDictionary<string, ProductId> Added => _products;

    public async Task AddAsync(DemoFolder files, CancellationToken ct)
    {
        var reviews = (await files.ReadLinesAsync<DemoReview>("reviews.jsonl", ct)).ToLookup(review => review.Product);
        var all = await files.ReadLinesAsync<DemoProduct>("products.jsonl", ct);
        foreach (var product in all)
        {
            var id = Add(product, reviews[product.Slug]);
            AddPictures(id, product);
            foreach (var (position, variant) in product.Variants.Index()) Add(id, product, variant, position);
        }
        foreach (var bundle in all.Where(product => product.Components is not null)) AddParts(bundle);
    }

    private ProductId Add(DemoProduct product, IEnumerable<DemoReview> reviews)
    {
        var row = new Product(ProductId.New(), product.Slug, product.Name, structure.Categories[product.Category], calendar.Now)
            .Describe(product.Summary, product.Description, product.Details, product.Tags)
            .Classify(structure.Brands[product.Brand], product.Type, product.TaxClass, product.Related)
            .Offer(product.Options, calendar.MomentOf(product.PublishedAt));
        var written = reviews.Select(review => Of(row.Id, review)).ToList();
        row.CountReviews(written.Count, written.Sum(review => review.Stars));

        work.Products.Add(row);
        work.Reviews.AddRange(written);
        work.Slugs.Add(new SlugEntry(TranslatedKind.Product, product.Slug, row.Id.Value));
        foreach (var (code, value) in product.Attributes) work.AttributeValues.Add(structure.ValueOf(row.Id, default, code, value));
        _products.Add(product.Slug, row.Id);
        return row.Id;
    }

    private Review Of(ProductId product, DemoReview review) => new()
    {
        Id = ReviewId.New(),
        ProductId = product,
        Stars = review.Rating,
        Title = review.Title,
        Text = review.Text,
        Author = review.Author,
        WrittenOn = calendar.Of(review.Date),
        Verified = review.Verified,
        Option = review.Option,
    };

    private void AddPictures(ProductId id, DemoProduct product)
    {
        foreach (var (position, picture) in product.Pictures.Index())
        {
            var shown = product.Variants.FirstOrDefault(variant => variant.Pictures.Contains(picture))?.Options.Values.FirstOrDefault();
            var alt = shown is null ? product.Name : $"{product.Name}, {shown}";
            var size = pictures.SizeOf(picture);
            work.Media.Add(new Media { Id = MediaId.New(), ProductId = id, Key = pictures.KeyOf(picture), Position = position, Alt = alt, Width = size.Width, Height = size.Height });
        }
    }

    private void Add(ProductId product, DemoProduct parent, DemoVariant variant, int position)
    {
        var row = new Variant(VariantId.New(), product, variant.Sku, position)
            .Identify([variant.Gtin], null, variant.WeightG)
            .Choose(variant.Options, [.. variant.Pictures.Select(pictures.KeyOf)])
            .Sell(HowSold(variant), variant.AvailableAt is { } day ? calendar.Of(day) : null);
        work.Variants.Add(row);
        _variants.Add(variant.Sku, row.Id);
        foreach (var (code, value) in variant.Attributes ?? []) work.AttributeValues.Add(structure.ValueOf(product, row.Id, code, value));
        DemoPrices.Add(work, row.Id, variant, calendar.MomentOf(parent.PublishedAt), calendar.Now);
        DemoStock.Add(work, row, variant, warehouses, calendar.Now);
    }

    private void AddParts(DemoProduct bundle)
    {
        foreach (var variant in bundle.Variants)
            foreach (var part in bundle.Components!)
                work.BundleComponents.Add(new BundleComponent(_variants[variant.Sku], _variants[part.Sku], part.Quantity));
    }

    // "Sold out" is no way to sell: it is an empty shelf.
    private static Availability HowSold(DemoVariant variant) => variant.Availability switch
    {
        "back_order" => Availability.BackOrder,
        "pre_order" => Availability.PreOrder,
        "digital" => Availability.Digital,
        _ => Availability.InStock,
    };
}

using Storefront.Core.Shared;

namespace Storefront.Core.Catalog.Import;

/// <summary>Turns a row of a source into a product with one variant, by a map. A row without SKU or with an unreadable price is rejected; any other field that cannot be read is left out and told.</summary>
public sealed class MapRow(ImportMap map, ImportOptions options, Currency shopCurrency)
{
    private readonly MapAttributes _attributes = new(map);

    /// <param name="Group">What rows of one product have in common; the SKU when the map names no group.</param>
    public sealed record Outcome(ImportItem? Item, string Group, IReadOnlyList<ImportProblem> Problems);

    public Outcome Execute(SourceRow row)
    {
        var read = new RowReading(row);
        var sku = row.Fields is null ? null : read.Text(map.Sku, "sku", VariantLimits.Sku);
        read.Sku = sku;
        if (row.Fields is null) return Rejected(read.Reject("row", row.Unreadable ?? "cannot be read"));
        if (sku is null) return Rejected(read.HasProblems ? read : read.Reject("sku", "is missing"));
        var price = Price(read);
        if (read.IsRejected) return Rejected(read);

        var item = Item(read, row, Variant(read, row.Number, sku, price));
        var group = map.Group is { } field && read.Text(field, "group", 300) is { } common ? common : sku;
        return new(item, group, read.Problems);
    }

    private static Outcome Rejected(RowReading read) => new(null, "", read.Problems);

    private ImportItem Item(RowReading read, SourceRow row, ImportVariant variant) => new()
    {
        Row = row.Number,
        Title = read.Text(map.Title, "title", 300),
        Summary = read.Text(map.Summary, "summary", int.MaxValue),
        Description = read.Text(map.Description, "description", int.MaxValue),
        Brand = read.Text(map.Brand, "brand", 200),
        Category = read.List(map.Category, map.CategorySeparator),
        TaxClass = read.Text(map.TaxClass, "taxClass", 32),
        Tags = read.List(map.Tags, ","),
        Picture = read.Text(map.Picture, "picture", int.MaxValue),
        PublishedAt = read.Moment(map.PublishedAt, "publishedAt"),
        Attributes = _attributes.Of(row.Fields!),
        Variants = [variant],
    };

    private ImportVariant Variant(RowReading read, long row, string sku, ImportPrice? price) => new()
    {
        Row = row,
        Sku = sku,
        Price = price,
        Gtins = read.Gtins(map.Gtins),
        Mpn = read.Text(map.Mpn, "mpn", VariantLimits.Mpn),
        WeightGrams = read.Whole(map.WeightGrams, "weightGrams"),
        Options = map.Options
            .Select(option => (option.Key, Value: read.Text(option.Value, $"options.{option.Key}", 100)))
            .Where(option => option.Value is not null)
            .ToDictionary(option => option.Key, option => option.Value!),
        Stock = map.Stock
            .Select(stock => (stock.Key, Pieces: read.Whole(stock.Value, $"stock.{stock.Key}")))
            .Where(stock => stock.Pieces is not null)
            .ToDictionary(stock => stock.Key, stock => stock.Pieces!.Value),
    };

    private ImportPrice? Price(RowReading read)
    {
        if (map.Price is not { } price) return null;
        var code = options.Currency ?? (price.CurrencyFrom is { } from ? read.Text(new(from), "currency", 3) : null) ?? price.Currency ?? shopCurrency.Code;
        if (!Currency.TryParse(code, out var currency))
        {
            read.Reject("currency", $"'{code}' is no currency");
            return null;
        }
        if (read.Amount(price.From, price.Unit, currency, "price", rejects: true) is not { } amount) return null;
        var before = price.CompareAt is { } former ? read.Amount(former, price.Unit, currency, "compareAt", rejects: false) : null;
        return new(new Money(amount, currency), before > amount ? new Money(before.Value, currency) : null, price.IncludesTax);
    }
}

/// <summary>Lengths that the catalogue keeps.</summary>
public static class VariantLimits
{
    public const int Sku = 64;
    public const int Mpn = 300;
}

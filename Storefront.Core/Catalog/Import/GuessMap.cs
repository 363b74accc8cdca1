namespace Storefront.Core.Catalog.Import;

/// <summary>Makes a map from the names that fields commonly have. Letters and digits count, so "Product Name" is <c>product_name</c>.</summary>
public static class GuessMap
{
    private static readonly string[] s_minorPrices = ["pricecents", "priceminor"];

    /// <param name="first">The first record of the source.</param>
    /// <returns>Null when no field looks like a SKU.</returns>
    public static ImportMap? From(FieldValue.Fields first)
    {
        var names = first.Named.Keys.GroupBy(Plain).ToDictionary(group => group.Key, group => group.First());
        string? Find(params string[] known) => known.Select(name => names.GetValueOrDefault(name)).FirstOrDefault(name => name is not null);
        ImportField? Field(params string[] known) => Find(known) is { } name ? new(name) : null;

        if (Field("sku", "variantsku", "itemnumber", "articlenumber", "productid", "id", "code") is not { } sku) return null;
        var stock = Find("stock", "quantity", "qty", "inventory", "stockquantity");
        return new ImportMap
        {
            Sku = sku,
            Title = Field("title", "name", "productname", "producttitle"),
            Summary = Field("summary", "shortdescription", "subtitle"),
            Description = Field("description", "longdescription", "body", "text"),
            Brand = Field("brand", "manufacturer", "vendor", "maker", "brandname"),
            Category = Field("category", "categories", "categorypath", "producttype"),
            CategorySeparator = Separator(first, Find("category", "categories", "categorypath", "producttype")),
            Price = Price(Find),
            Gtins = Field("gtin", "gtins", "ean", "eans", "ean13", "upc", "barcode"),
            Mpn = Field("mpn", "partnumber", "manufacturerpartnumber"),
            WeightGrams = Field("weightg", "weightgrams"),
            TaxClass = Field("taxclass"),
            Tags = Field("tags", "keywords"),
            Picture = Field("picture", "image", "imagelink", "imageurl"),
            PublishedAt = Field("publishedat", "published", "released", "releasedate", "releasedat"),
            Stock = stock is null ? new Dictionary<string, ImportField>() : new Dictionary<string, ImportField> { ["*"] = new(stock) },
            Group = Field("itemgroupid", "parentsku", "group", "handle"),
            Attributes = Attributes(first),
        };
    }

    private static PriceField? Price(Func<string[], string?> find)
    {
        var currency = find(["currency", "pricecurrency", "currencycode"]);
        if (find(s_minorPrices) is { } cents) return new PriceField { From = cents, Unit = PriceUnit.Minor, CurrencyFrom = currency, CompareAt = find(["compareatcents"]) };
        return find(["price", "saleprice", "regularprice", "variantprice", "amount"]) is { } price
            ? new PriceField { From = price, CurrencyFrom = currency, CompareAt = find(["compareatprice", "listprice", "oldprice"]) }
            : null;
    }

    private static AttributeFields Attributes(FieldValue.Fields first)
    {
        string[] known = ["attrs", "attributes", "specs", "specifications", "features", "properties"];
        var found = first.Named.FirstOrDefault(pair => pair.Value is FieldValue.Fields && known.Contains(Plain(pair.Key))).Key;
        return found is null ? new() { Rest = true } : new() { Object = found };
    }

    private static string Separator(FieldValue.Fields first, string? category)
    {
        var text = category is null ? null : first.Find(category)?.AsText();
        return new[] { ">", "|", "/" }.FirstOrDefault(mark => text?.Contains(mark, StringComparison.Ordinal) == true) ?? ">";
    }

    private static string Plain(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}

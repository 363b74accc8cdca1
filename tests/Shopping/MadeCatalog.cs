using System.Text.Json;

namespace Storefront.Tests.Shopping;

/// <summary>A catalogue like those of electronics shops: many attributes, each category with its own, most values few and some long.</summary>
internal static class MadeCatalog
{
    private const int Categories = 90;
    private const int Brands = 160;
    private const int AttributesAProduct = 19;
    private const int AttributesACategory = 60;

    public static async Task<string> WriteAsync(string path, int products)
    {
        // Always the same goods.
        var random = new Random(7);
        await using var file = new StreamWriter(path);
        for (var n = 1; n <= products; n++) await file.WriteLineAsync(JsonSerializer.Serialize(Product(n, random)));
        return path;
    }

    /// <summary>The number of the n-th product, counted from 1.</summary>
    public static string Sku(int n) => $"B{n:D6}";

    private static object Product(int n, Random random)
    {
        var category = random.Next(Categories);
        return new
        {
            sku = Sku(n),
            title = $"Bench thing {category} series {n % 700} model {n % 31}",
            brand = $"Maker {random.Next(Brands)}",
            category = new[] { $"Department {category % 12}", $"Category {category}" },
            description = string.Join(' ', Enumerable.Range(0, 25).Select(word => $"word{(n * 31 + word * 17) % 4000}")),
            gtin = (2_900_000_000_000 + n).ToString(System.Globalization.CultureInfo.InvariantCulture),
            price_cents = random.Next(500, 200_000),
            attrs = Enumerable.Range(0, AttributesAProduct).Select(_ => random.Next(AttributesACategory)).Distinct()
                .ToDictionary(attribute => $"c{category}_attribute_{attribute}", attribute => Value(attribute, random)),
        };
    }

    private static object Value(int attribute, Random random) => (attribute % 3) switch
    {
        0 => random.Next(1, 400) / 2.0,
        1 => random.Next(2) == 0,
        _ => attribute % 15 == 2 ? string.Join(", ", Enumerable.Range(0, 30).Select(_ => $"feature {random.Next(500)}")) : $"choice {random.Next(12)}",
    };
}

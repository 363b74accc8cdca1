using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using Storefront.Core.Search;
using Storefront.Tests.Shared;

namespace Storefront.Tests.Database.Search;

public sealed class LanguageTests(SearchShop shop) : IClassFixture<SearchShop>
{
    [Fact]
    public async Task Each_language_is_searched_and_named_in_its_own_words()
    {
        using var folder = new ScratchFolder();
        var mug = await shop.Shelf.AddAsync(new("Hearth Mug", new GoodsVariant("M-1")) { Attributes = new Dictionary<string, object> { ["material"] = "Oak" } });
        await shop.Shelf.AddAsync(new("Steel Pot", new GoodsVariant("M-2")) { Attributes = new Dictionary<string, object> { ["material"] = "Steel" } });
        await TranslateAsync("Product", mug.Value, new() { ["title"] = "Becher Kamin" });
        await TranslateAsync("Attribute", await shop.Shelf.AttributeAsync("material", "Text"), new() { ["name"] = "Werkstoff", ["value:Oak"] = "Eiche" });
        await using var node = await SearchNode.StartAsync(shop.Database, folder.Path, "de");
        var german = SearchNode.Request with { Language = "de", Facets = ["material"] };

        var found = await node.FindAsync(german with { Text = "Bechern aus Eiche" });
        var untranslated = await node.FindAsync(german with { Text = "pot" });
        var english = await node.FindAsync("Becher");

        Assert.Equal(mug, found.Hits[0].Product);
        Assert.Equal("Werkstoff", found.Facets[0].Name);
        Assert.Contains(found.Facets[0].Values, value => value is { Value: "Oak", Label: "Eiche" });
        Assert.Equal(1, untranslated.Total);
        Assert.Equal(0, english.Total);
    }

    private Task TranslateAsync(string kind, Guid owner, Dictionary<string, string> texts) => shop.Shelf.RunAsync(
        "insert into catalog.translations (kind, owner_id, language, texts) values ($1, $2, 'de', $3)",
        kind, owner, new NpgsqlParameter { Value = JsonSerializer.Serialize(texts), NpgsqlDbType = NpgsqlDbType.Jsonb });
}

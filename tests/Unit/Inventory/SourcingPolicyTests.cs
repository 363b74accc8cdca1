using Storefront.Core.Inventory;
using Storefront.Core.Inventory.Sourcing;
using Storefront.Core.Shared;

namespace Storefront.Tests.Unit.Inventory;

/// <summary>Three warehouses: Cork (asked first), Derry, and Lyon far away. Stock is written as <c>variant@warehouse:ready+more on back-order</c>.</summary>
public sealed class SourcingPolicyTests
{
    private static readonly Dictionary<string, SourcingWarehouse> s_warehouses = new()
    {
        ["cork"] = new(WarehouseId.New(), 10, "IE", new(51.9, -8.5)),
        ["derry"] = new(WarehouseId.New(), 20, "IE", new(55, -7.3)),
        ["lyon"] = new(WarehouseId.New(), 30, "FR", new(45.8, 4.8)),
    };

    private static readonly Dictionary<string, VariantId> s_variants = new() { ["mug"] = VariantId.New(), ["lamp"] = VariantId.New() };

    [Theory]
    [InlineData("the merchant's priority decides between equals", "IE", "mug 1", "mug@cork:5 mug@derry:5", "mug cork")]
    [InlineData("one parcel is better than two", "IE", "mug 1, lamp 1", "mug@cork:5 mug@derry:5 lamp@derry:5", "mug derry, lamp derry")]
    [InlineData("a whole line is better than a part", "IE", "mug 4", "mug@cork:2 mug@derry:5", "mug derry")]
    [InlineData("several where none has all", "IE", "mug 6", "mug@cork:2 mug@derry:5", "mug cork derry")]
    [InlineData("the near one abroad", "DE", "mug 1", "mug@cork:5 mug@lyon:5", "mug lyon")]
    [InlineData("the country's own first", "FR", "mug 1", "mug@cork:5 mug@derry:5 mug@lyon:5", "mug lyon")]
    [InlineData("one far parcel is better than two near ones", "IE", "mug 1, lamp 1", "mug@cork:5 lamp@derry:5 mug@lyon:5 lamp@lyon:5", "mug lyon, lamp lyon")]
    [InlineData("goods that lie there before goods that are to come", "IE", "mug 2", "mug@cork:0+9 mug@derry:2", "mug derry")]
    [InlineData("two parcels now before one that waits", "IE", "mug 1, lamp 1", "mug@cork:1 lamp@cork:0+9 lamp@derry:1", "mug cork, lamp derry")]
    [InlineData("back-orders where nothing lies there", "IE", "mug 2", "mug@cork:0+1 mug@derry:0+5", "mug derry")]
    [InlineData("an address that no one knows", "XX", "mug 1", "mug@cork:5 mug@lyon:5", "mug cork")]
    [InlineData("what cannot be had takes nothing from what can", "IE", "mug 9, lamp 1", "mug@cork:1 lamp@derry:5 mug@derry:1", "mug cork derry, lamp derry")]
    public void Is_drawn_from(string why, string country, string needs, string shelves, string expected) =>
        Assert.True(expected == Choose(country, needs, shelves, []), $"{why}: {Choose(country, needs, shelves, [])}");

    [Fact]
    public void A_warehouse_that_sends_a_parcel_anyway_is_taken_before_another() =>
        Assert.Equal("mug derry", Choose("IE", "mug 1", "mug@cork:5 mug@derry:5", ["derry"]));

    [Fact]
    public void A_merchant_who_wants_it_so_goes_by_priority_alone() =>
        Assert.Equal("mug cork", Choose("FR", "mug 1", "mug@cork:5 mug@lyon:5", [], preferNear: false));

    [Theory]
    [InlineData("the same first two signs", "DE", "80331", "munich")]
    [InlineData("the same first sign", "DE", "89073", "munich")]
    [InlineData("the other one's region", "DE", "20095", "hamburg")]
    [InlineData("a region of neither", "DE", "50667", "hamburg")]
    [InlineData("spaces and dashes are no signs", "DE", " 80-331", "munich")]
    [InlineData("what no postcode of the country begins with", "DE", "d-80331", "hamburg")]
    [InlineData("the country alone is known", "DE", null, "hamburg")]
    [InlineData("the country's own before a nearer one abroad", "AT", "6020", "innsbruck")]
    [InlineData("abroad by kilometres", "IT", "39012", "innsbruck")]
    [InlineData("a warehouse without degrees stands in the middle of its country", "DK", "2100", "hamburg")]
    public void The_postcode_tells_which_is_near(string why, string country, string? postcode, string expected)
    {
        var places = new Dictionary<string, SourcingWarehouse>
        {
            ["hamburg"] = new(WarehouseId.New(), 1, "DE", null, "22041"),
            ["munich"] = new(WarehouseId.New(), 2, "DE", new(48.1, 11.6), "80469"),
            ["innsbruck"] = new(WarehouseId.New(), 3, "AT", new(47.3, 11.4), "6020"),
        };
        var mug = s_variants["mug"];

        var chosen = SourcingPolicy.Choose(new([new(mug, 1)], [.. places.Values.Select(one => new SourcingShelf(mug, one.Id, 5, 5))], [.. places.Values], [], new(country, postcode)));

        Assert.True(places[expected].Id == chosen[mug][0], why);
    }

    [Fact]
    public void Twenty_warehouses_are_decided_at_once()
    {
        var many = Enumerable.Range(0, 20).Select(i => new SourcingWarehouse(WarehouseId.New(), i, "IE", null)).ToList();
        var mug = s_variants["mug"];

        var chosen = SourcingPolicy.Choose(new([new(mug, 1)], [.. many.Select(one => new SourcingShelf(mug, one.Id, 5, 5))], many, [], new("IE")));

        Assert.Equal(many[0].Id, chosen[mug][0]);
    }

    [Fact]
    public void Without_a_warehouse_nothing_is_drawn() =>
        Assert.Empty(SourcingPolicy.Choose(new([new(s_variants["mug"], 1)], [], [], [], new("IE")))[s_variants["mug"]]);

    [Theory]
    [InlineData(53.35, -6.26, 51.9, -8.47, 219)]
    [InlineData(0, 179.5, 0, -179.5, 111)]
    public void Distances_are_measured_on_the_globe(double fromLatitude, double fromLongitude, double toLatitude, double toLongitude, double kilometres) =>
        Assert.Equal(kilometres, new GeoPoint(fromLatitude, fromLongitude).KilometresTo(new(toLatitude, toLongitude)), tolerance: 2);

    /// <summary>The first warehouses of each variant that together have enough.</summary>
    private static string Choose(string country, string needs, string shelves, string[] used, bool preferNear = true)
    {
        var lines = needs.Split(", ").Select(need => need.Split(' ')).Select(need => new StockLine(s_variants[need[0]], int.Parse(need[1]))).ToList();
        var stock = shelves.Split(' ').Select(ShelfOf).ToList();
        var chosen = SourcingPolicy.Choose(new(lines, stock, [.. s_warehouses.Values], [.. used.Select(name => s_warehouses[name].Id)], new(country), preferNear));
        return string.Join(", ", lines.Select(line => $"{NameOf(line.Variant)} {string.Join(' ', Needed(line, chosen[line.Variant], stock))}"));
    }

    private static IEnumerable<string> Needed(StockLine line, IReadOnlyList<WarehouseId> order, List<SourcingShelf> stock)
    {
        var left = line.Quantity;
        foreach (var warehouse in order)
        {
            if (left <= 0) yield break;
            left -= stock.Single(shelf => shelf.Variant == line.Variant && shelf.Warehouse == warehouse).Total;
            yield return s_warehouses.Single(one => one.Value.Id == warehouse).Key;
        }
    }

    private static SourcingShelf ShelfOf(string text)
    {
        var parts = text.Split('@', ':', '+');
        var ready = int.Parse(parts[2]);
        return new(s_variants[parts[0]], s_warehouses[parts[1]].Id, ready, ready + (parts.Length > 3 ? int.Parse(parts[3]) : 0));
    }

    private static string NameOf(VariantId id) => s_variants.Single(one => one.Value == id).Key;
}

using System.Text.Json;

namespace Storefront.Infrastructure.Demo;

internal sealed record DemoBrand(string Id, string Name, string Country, string Story);

internal sealed record DemoCategory(
    string Slug,
    string Name,
    string Description,
    int Sort,
    string? Picture,
    IReadOnlyList<DemoCategory>? Children,
    IReadOnlyList<string>? Attributes);

internal sealed record DemoAttribute(string Code, string Name, Core.Catalog.AttributeType Type, string? Unit);

internal sealed record DemoProduct(
    string Slug,
    string Name,
    string Brand,
    string Category,
    string Summary,
    string Description,
    IReadOnlyList<string> Details,
    Dictionary<string, JsonElement> Attributes,
    IReadOnlyList<Core.Catalog.ProductOption> Options,
    IReadOnlyList<DemoVariant> Variants,
    IReadOnlyList<string> Pictures,
    IReadOnlyList<string> Tags,
    DateOnly PublishedAt,
    IReadOnlyList<string> Related,
    string TaxClass,
    Core.Catalog.ProductKind Type,
    IReadOnlyList<DemoComponent>? Components);

internal sealed record DemoComponent(string Sku, int Quantity);

/// <param name="Availability">One of the shop's ways to sell, or <c>sold_out</c>.</param>
internal sealed record DemoVariant(
    string Sku,
    Dictionary<string, string> Options,
    long PriceCents,
    long? CompareAtCents,
    string Gtin,
    int WeightG,
    Dictionary<string, JsonElement>? Attributes,
    Dictionary<string, int>? Stock,
    string Availability,
    DateOnly? AvailableAt,
    IReadOnlyList<string> Pictures);

internal sealed record DemoReview(string Product, int Rating, string Title, string Text, string Author, DateOnly Date, bool Verified, string? Option);

internal sealed record DemoPicture(int Width, int Height);

internal sealed record DemoShop(IReadOnlyList<DemoWarehouse> Warehouses, IReadOnlyList<DemoPage> Pages, IReadOnlyList<DemoPage> Journal);

/// <param name="Place">What shoppers who collect there call it; null: parcels only.</param>
internal sealed record DemoWarehouse(string Code, string Name, string City, string? Street, string? Postcode, string? Place, string? Opening);

internal sealed record DemoPage(string Slug, string? Title, string File, string? Picture);

/// <summary>The words of one language for what has no texts of its own.</summary>
internal sealed record DemoTerms(
    Dictionary<string, string> AttributeNames,
    Dictionary<string, string> AttributeUnits,
    Dictionary<string, Dictionary<string, string>> Values,
    Dictionary<string, string> Options,
    Dictionary<string, Dictionary<string, string>> OptionValues);

internal sealed record DemoTexts(string Slug, string Name, string Summary, string Description, IReadOnlyList<string> Details);

internal sealed record DemoTaxes(IReadOnlyList<DemoTaxClass> Classes, IReadOnlyList<DemoTaxZone> Zones);

internal sealed record DemoTaxClass(string Code, string Name);

internal sealed record DemoTaxZone(string Name, IReadOnlyList<string> Countries, IReadOnlyList<DemoTaxRate> Rates);

internal sealed record DemoTaxRate(string Class, string Name, decimal Percent);

internal sealed record DemoShipping(IReadOnlyList<DemoCarrier> Carriers, IReadOnlyList<DemoShippingZone> Zones);

internal sealed record DemoCarrier(
    string Name,
    IReadOnlyList<string> FixedHolidays,
    IReadOnlyList<int> DaysAfterEaster,
    IReadOnlyList<int> FirstMondays,
    IReadOnlyList<int> LastMondays);

internal sealed record DemoShippingZone(string Name, IReadOnlyList<string> Countries, IReadOnlyList<DemoShippingMethod> Methods);

internal sealed record DemoShippingMethod(
    string Name,
    string Carrier,
    IReadOnlyList<int> Days,
    TimeOnly CutOff,
    int Sort,
    IReadOnlyList<DemoShippingRate> Rates);

internal sealed record DemoShippingRate(long PriceCents, int? MaxWeightG, long MinTotalCents);

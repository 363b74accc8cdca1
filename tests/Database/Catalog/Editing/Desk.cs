using Storefront.Core.Catalog.Editing;
using Storefront.Core.Shared;
using Storefront.Tests.Database.Search;
using Storefront.Tests.Shared;

namespace Storefront.Tests.Database.Catalog.Editing;

/// <summary>What a merchant works with: the use cases of editing, and a product to edit.</summary>
internal sealed class Desk(TestDatabase database)
{
    public static Publication Draft { get; } = new(null, null);

    public ShowProductSheet Sheets { get; } = new(database.Db);

    public EditProduct Edit => new(database.Db, Sheets, database.Clock);

    public ChangePrices Prices => new(database.Db, Sheets, database.Clock);

    public async Task<ProductSheet> MugAsync()
    {
        var sku = $"MUG-{Guid.CreateVersion7():N}"[..30];
        var id = await new Search.Shelf(database).AddAsync(new Goods("Broth mug", new GoodsVariant(sku, 2400)) { Category = sku });
        return (await Sheets.ExecuteAsync(id, TestContext.Current.CancellationToken))!;
    }

    public Task<EditProduct.Result> RenameAsync(ProductSheet sheet, string title, string staff = "ann@shop.example") =>
        Edit.ExecuteAsync(new(sheet.Id, sheet.Version, sheet.Words with { Title = title }, sheet.Publication, staff), TestContext.Current.CancellationToken);

    public Task<ChangePrices.Result> PriceAsync(ProductSheet sheet, long cents, long? former = null) =>
        Prices.ExecuteAsync(
            new(sheet.Id, sheet.Version, [new(sheet.Variants[0].Id, new(cents, Currency.Eur), former is { } was ? new Money(was, Currency.Eur) : null)], "ann@shop.example"),
            TestContext.Current.CancellationToken);
}

using System.Security.Claims;
using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor.Services;
using Storefront.Core.Catalog;
using Storefront.Core.Catalog.Editing;
using Storefront.Core.Inventory;
using Storefront.Core.Inventory.Counting;
using Storefront.Core.Shared;
using Storefront.Infrastructure.Orders;
using Storefront.Tests.Shared;
using Storefront.Web.Catalog.Admin;
using Storefront.Web.Shared;

namespace Storefront.Tests.Web.Catalog.Admin;

/// <summary>The form of a product on a real database, once for each way that saving can end.</summary>
public sealed class ProductEditPageTests(TestDatabase database) : BunitContext, IClassFixture<TestDatabase>, IAsyncLifetime
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);
    private readonly ProductId _id = ProductId.New();
    private readonly VariantId _variant = VariantId.New();
    private readonly WarehouseId _warehouse = WarehouseId.New();

    private static CancellationToken Ct => Xunit.TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddLocalization().AddMudServices();
        Services.AddSingleton(database.Db).AddSingleton<TimeProvider>(database.Clock).AddSingleton(new ShopOptions()).AddSingleton<Scoped>();
        Services.AddStorefrontOrders();
        Services.AddScoped<ShowProductSheet>().AddScoped<EditProduct>().AddScoped<ChangePrices>().AddScoped<ShowShelves>().AddScoped<CountStock>();
        await database.Db.RunAsync(
            async (work, ct) =>
            {
                var now = database.Clock.GetUtcNow();
                work.Products.Add(new Product(_id, $"mug-{_id}", "Mug", CategoryId.New(), now));
                work.Variants.Add(new Variant(_variant, _id, $"MUG-{_id}"[..20], 0));
                work.Prices.Add(new Price(_variant, new Money(2400, Currency.Eur), includesTax: true));
                work.StockLevels.Add(new StockLevel(_variant, _warehouse, 10));
                await work.CommitAsync(ct);
                return true;
            },
            Ct);
    }

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        await DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task What_is_typed_is_saved()
    {
        var page = Open();

        Type(page, "#product-title", "Tea mug");
        Type(page, "[id^=price-]", "19.50");
        Type(page, "[id^=stock-]", "7");
        await SaveAsync(page);

        page.WaitForAssertion(() => Assert.Contains("Saved.", page.Find("#product-said").TextContent, StringComparison.Ordinal), s_patience);
        var sheet = await SheetAsync();
        Assert.Equal(("Tea mug", 1950, "ann@shop.example"), (sheet.Words.Title, sheet.Variants[0].Prices[0].Amount.Minor, sheet.ChangedBy));
        Assert.Equal(7, await database.ScalarAsync<int>($"select on_hand from inventory.inventory where variant_id = '{_variant}'"));
    }

    [Fact]
    public async Task A_mistake_stands_at_its_field()
    {
        var page = Open();

        Type(page, "#product-title", " ");
        await SaveAsync(page);

        page.WaitForAssertion(() => Assert.Contains("Write a title.", page.Markup, StringComparison.Ordinal), s_patience);
        Assert.Equal("true", page.Find("#product-title").GetAttribute("aria-invalid"));
    }

    [Fact]
    public async Task Prices_and_counts_that_cannot_be_stand_at_their_fields()
    {
        var page = Open();

        Type(page, "[id^=compare-]", "1.00");
        await SaveAsync(page);
        page.WaitForAssertion(() => Assert.Contains("must be higher than the price", page.Markup, StringComparison.Ordinal), s_patience);

        Type(page, "[id^=compare-]", "");
        Type(page, "[id^=stock-]", "-1");
        await SaveAsync(page);
        page.WaitForAssertion(() => Assert.Contains("Write a whole number", page.Markup, StringComparison.Ordinal), s_patience);
    }

    [Fact]
    public async Task A_count_below_what_is_promised_is_recorded_with_what_is_missing()
    {
        await database.ScalarAsync<int>($"update inventory.inventory set committed = 9 where variant_id = '{_variant}'");
        var page = Open();

        Type(page, "[id^=stock-]", "7");
        await SaveAsync(page);

        page.WaitForAssertion(() => Assert.Contains("2 promised pieces are missing", page.Markup, StringComparison.Ordinal), s_patience);
        Assert.Contains("Saved.", page.Find("#product-said").TextContent, StringComparison.Ordinal);
        Assert.Equal(2, await database.ScalarAsync<int>($"select shortage from inventory.inventory where variant_id = '{_variant}'"));
        Assert.Equal(1L, await database.ScalarAsync<long>($"select count(*) from inventory.tasks where variant_id = '{_variant}' and closed_at is null"));
    }

    [Fact]
    public async Task The_second_editor_is_told_keeps_what_was_typed_and_may_save_it_anyway()
    {
        var page = Open();
        Type(page, "#product-title", "Tea mug");
        await SomebodyElseAsync("Soup mug", "Holds soup.");

        await SaveAsync(page);
        page.WaitForAssertion(() => Assert.Contains("ben@shop.example changed this product", page.Find("#product-conflict").TextContent, StringComparison.Ordinal), s_patience);
        Assert.Equal("Tea mug", page.Find("#product-title").GetAttribute("value"));
        Assert.Equal("Soup mug", (await SheetAsync()).Words.Title);

        await page.Find("#conflict-mine").ClickAsync(new());
        page.WaitForAssertion(() => Assert.Contains("Saved.", page.Find("#product-said").TextContent, StringComparison.Ordinal), s_patience);
        Assert.Equal(new ProductWords("Tea mug", "Holds soup.", ""), (await SheetAsync()).Words);
    }

    [Fact]
    public async Task The_second_editor_may_take_over_what_the_first_stored()
    {
        var page = Open();
        Type(page, "#product-title", "Tea mug");
        await SomebodyElseAsync("Soup mug", "Holds soup.");

        await SaveAsync(page);
        await (await WaitForAsync(page, "#conflict-theirs")).ClickAsync(new());

        page.WaitForAssertion(() => Assert.Equal("Soup mug", page.Find("#product-title").GetAttribute("value")), s_patience);
        Assert.Empty(page.FindAll("#product-conflict"));
    }

    [Fact]
    public void An_unknown_product_is_said_to_be_unknown()
    {
        var page = Render<ProductEditPage>(parameters => parameters.Add(p => p.Id, Guid.CreateVersion7()));

        page.WaitForAssertion(() => Assert.Contains("There is no such product", page.Markup, StringComparison.Ordinal), s_patience);
    }

    private IRenderedComponent<ProductEditPage> Open()
    {
        var ann = new ClaimsPrincipal(new ClaimsIdentity([new(ClaimTypes.Email, "ann@shop.example"), new(Core.Accounts.AccountClaims.Customer, Guid.CreateVersion7().ToString())], "test"));
        var page = Render<ProductEditPage>(parameters => parameters
            .Add(p => p.Id, _id.Value)
            .AddCascadingValue(Task.FromResult(new AuthenticationState(ann))));
        page.WaitForElement("#product-title", s_patience);
        return page;
    }

    private static void Type(IRenderedComponent<ProductEditPage> page, string field, string text) => page.Find(field).Input(text);

    private static Task SaveAsync(IRenderedComponent<ProductEditPage> page) => page.Find("#product-save").ClickAsync(new());

    private static async Task<IElement> WaitForAsync(IRenderedComponent<ProductEditPage> page, string what) => await page.WaitForElementAsync(what, s_patience);

    private async Task SomebodyElseAsync(string title, string summary)
    {
        var seen = await SheetAsync();
        var edit = Services.CreateScope().ServiceProvider.GetRequiredService<EditProduct>();
        Assert.IsType<EditProduct.Result.Saved>(await edit.ExecuteAsync(new(_id, seen.Version, new(title, summary, ""), seen.Publication, "ben@shop.example"), Ct));
    }

    private async Task<ProductSheet> SheetAsync() => (await new ShowProductSheet(database.Db).ExecuteAsync(_id, Ct))!;
}

using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor.Services;
using Storefront.Core.Inventory;
using Storefront.Core.Inventory.Office;
using Storefront.Core.Shared;
using Storefront.Tests.Shared;
using Storefront.Web.Inventory.Admin;
using Storefront.Web.Shared;

namespace Storefront.Tests.Web.Inventory.Admin;

/// <summary>A merchant opens a warehouse and lets shoppers collect there.</summary>
public sealed class WarehousePagesTests(TestDatabase database) : BunitContext, IClassFixture<TestDatabase>, IAsyncLifetime
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    private static CancellationToken Ct => Xunit.TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddLocalization().AddMudServices();
        Services.AddSingleton(database.Db).AddSingleton<TimeProvider>(database.Clock).AddSingleton(new ShopOptions()).AddSingleton<Scoped>();
        Services.AddScoped<ShowWarehouses>().AddScoped<SaveWarehouse>();
        return ValueTask.CompletedTask;
    }

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        await DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_new_warehouse_is_opened_and_shoppers_may_collect_there()
    {
        var code = $"loft-{Guid.CreateVersion7():N}"[..20];
        var page = Render<WarehousePage>();
        Fill(page, ("name", "Main"), ("code", code), ("priority", "3"), ("street", "7 Nowhere Quay"), ("postcode", "00000"), ("city", "Port Example"), ("latitude", "51,85"), ("longitude", "-8.29"));
        page.Find("#warehouse-collects").Change(true);
        Fill(page, ("place", "The net loft"), ("opening", "Daily"));

        Save(page);

        page.WaitForAssertion(() => Assert.Contains("/admin/stock/warehouses/", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal), s_patience);
        var opened = await database.Db.ReadAsync((tables, ct) => tables.Warehouses.SingleAsync(one => one.Code == code, ct), Ct);
        Assert.Equal(("The net loft", true, "IE", 51.85, 3), (opened.ShownName, opened.Collects, opened.Country, opened.Latitude, opened.Priority));
        var list = Render<WarehousesPage>();
        list.WaitForAssertion(() => Assert.Contains("The net loft", list.Markup, StringComparison.Ordinal), s_patience);
    }

    [Theory]
    [InlineData("", "ab", "1", "", "Write a name")]
    [InlineData("Main", "No Code", "1", "", "Write a name")]
    [InlineData("Main", "ok", "first", "", "Priority is a whole number")]
    [InlineData("Main", "ok", "1", "91", "degrees are numbers")] // one of the two is missing
    public void What_is_wrong_is_said_and_nothing_is_saved(string name, string code, string priority, string latitude, string said)
    {
        var page = Render<WarehousePage>();
        Fill(page, ("name", name), ("code", code), ("priority", priority), ("latitude", latitude));

        Save(page);

        Said(page, said);
    }

    [Fact]
    public void A_place_without_an_address_cannot_be_found_by_shoppers()
    {
        var page = Render<WarehousePage>();
        Fill(page, ("name", "Main"), ("code", "nowhere"));
        page.Find("#warehouse-collects").Change(true);

        Save(page);

        Said(page, "Shoppers need a street");
    }

    [Fact]
    public async Task A_code_is_given_once()
    {
        var code = $"once-{Guid.CreateVersion7():N}"[..20];
        Assert.IsType<SaveWarehouse.Result.Saved>(await new SaveWarehouse(database.Db).ExecuteAsync(new(WarehouseId.New(), code, new() { Name = "First" }), Ct));
        var page = Render<WarehousePage>();
        Fill(page, ("name", "Second"), ("code", code));

        Save(page);

        Said(page, "Another warehouse has this code");
    }

    [Fact]
    public void An_address_of_no_warehouse_says_so()
    {
        var page = Render<WarehousePage>(parameters => parameters.Add(one => one.Id, Guid.CreateVersion7()));

        page.WaitForAssertion(() => Assert.Contains("does not exist", page.Markup, StringComparison.Ordinal), s_patience);
    }

    private static void Fill(IRenderedComponent<WarehousePage> page, params (string Field, string Text)[] fields)
    {
        foreach (var (field, text) in fields) page.Find($"#warehouse-{field}").Input(text);
    }

    private static void Save(IRenderedComponent<WarehousePage> page) => page.Find("#warehouse-save").Click();

    private static void Said(IRenderedComponent<WarehousePage> page, string text) =>
        page.WaitForAssertion(() => Assert.Contains(text, page.Find("#warehouse-said").TextContent, StringComparison.Ordinal), s_patience);
}

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
using Storefront.Core.Inventory.Office;
using Storefront.Core.Inventory.Transfers;
using Storefront.Core.Shared;
using Storefront.Infrastructure.Orders;
using Storefront.Tests.Shared;
using Storefront.Web.Inventory.Admin;
using Storefront.Web.Shared;

namespace Storefront.Tests.Web.Inventory.Admin;

/// <summary>The stock pages on a real database: what they show, and how each act can end.</summary>
public sealed class StockPagesTests(TestDatabase database) : BunitContext, IClassFixture<TestDatabase>, IAsyncLifetime
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);
    private readonly VariantId _variant = VariantId.New();
    private readonly WarehouseId _main = WarehouseId.New();
    private readonly WarehouseId _back = WarehouseId.New();
    private IRenderedComponent<MudBlazor.MudDialogProvider>? _dialogs;

    private static CancellationToken Ct => Xunit.TestContext.Current.CancellationToken;

    private string Sku => $"MUG-{_variant}"[..20];

    public async ValueTask InitializeAsync()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddLocalization().AddMudServices();
        Services.AddSingleton(database.Db).AddSingleton<TimeProvider>(database.Clock).AddSingleton(new ShopOptions()).AddSingleton<Scoped>();
        Services.AddStorefrontOrders();
        Services.AddScoped<ReceiveStock>().AddScoped<CountStock>().AddScoped<SetShelfLimits>().AddScoped<DispatchTransfer>().AddScoped<ReceiveTransfer>();
        Services.AddScoped<BrowseVariants>().AddScoped<ListShelves>().AddScoped<ShowStock>().AddScoped<ExplainStock>().AddScoped<BrowseTransfers>();
        await database.Db.RunAsync(
            async (work, ct) =>
            {
                var product = new Product(ProductId.New(), $"mug-{_variant}", "Hearth mug", CategoryId.New(), database.Clock.GetUtcNow());
                work.Products.Add(product);
                work.Variants.Add(new Core.Catalog.Variant(_variant, product.Id, Sku, 0));
                work.Warehouses.Add(new Warehouse(_main, $"m{_main}"[..20], "Cork", "Cork", 1));
                work.Warehouses.Add(new Warehouse(_back, $"b{_back}"[..20], "Derry", "Derry", 2));
                await work.SaveAsync(ct);
                await Services.GetRequiredService<IShelfLedger>().ReceiveAsync(work, new(MovementId.New(), _variant, _main, "ann@shop.example", "note 7"), 10, ct);
                await Services.GetRequiredService<IStockLedger>().HoldAsync(
                    work, new(CustomerId.New(), CheckoutId.New(), [new(_variant, 4)], database.Clock.GetUtcNow().AddMinutes(10)), ct);
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
    public void The_list_finds_a_shelf_by_its_sku_and_says_what_is_left()
    {
        Services.GetRequiredService<Microsoft.AspNetCore.Components.NavigationManager>().NavigateTo($"/admin/stock?q={Sku}");
        var page = Render<StockPage>();

        page.WaitForAssertion(() => Assert.Equal("6", page.Find("tbody tr td:last-child").TextContent), s_patience);
        Assert.Contains("Hearth mug", page.Find("tbody tr th").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_says_why_a_number_is_what_it_is()
    {
        var page = Open();

        Assert.Contains("= 6", page.Find($"#shelf-{_main}").TextContent, StringComparison.Ordinal);
        Assert.Contains("A checkout", page.Find("[aria-labelledby=reasons]").TextContent, StringComparison.Ordinal);
        Assert.Contains("note 7", page.Find("[aria-labelledby=changes]").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("on-hand", "On shelf, Cork: 10")]
    [InlineData("held", "Held, Cork: 4")]
    [InlineData("committed", "Promised, Cork: 0")]
    [InlineData("shortage", "Missing, Cork: 0")]
    public void Each_number_leads_to_the_changes_that_add_up_to_it(string number, string sum)
    {
        var link = Open().Find($"#shelf-{_main} a[href*='of={number}&']").GetAttribute("href")!;

        Services.GetRequiredService<Microsoft.AspNetCore.Components.NavigationManager>().NavigateTo(link);
        var page = Ask();

        page.WaitForAssertion(() => Assert.Contains(sum, page.Find("#stock-sum").TextContent, StringComparison.Ordinal), s_patience);
        Assert.Equal(number == "held", page.FindAll("[aria-labelledby=reasons]").Any(card => card.TextContent.Contains("A checkout", StringComparison.Ordinal)));
        Assert.Equal(number == "on-hand", page.Find("[aria-labelledby=changes]").TextContent.Contains("note 7", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_on_its_way_leads_to_its_transfer()
    {
        var page = Open();
        await ActAsync(page, "transfer", ("#stock-to", $"{_back}"), ("#stock-pieces", "2"));
        await ActAsync(page, "receive", ("#stock-from", $"{_back}"), ("#stock-pieces", "1"));

        Services.GetRequiredService<Microsoft.AspNetCore.Components.NavigationManager>().NavigateTo(page.Find($"#shelf-{_back} a[href*='of=incoming&']").GetAttribute("href")!);
        var asked = Ask();

        asked.WaitForAssertion(() => Assert.Equal("2", asked.Find("[aria-labelledby=reasons] tbody td:last-child").TextContent), s_patience);
        Assert.Contains("Transfer from Cork", asked.Find("[aria-labelledby=reasons] a[href^='/admin/stock/transfers/']").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_variant_without_shelf_and_history_gets_its_first_by_receiving()
    {
        var bare = VariantId.New();
        await database.Db.RunAsync(
            async (work, ct) =>
            {
                work.Variants.Add(new Core.Catalog.Variant(bare, ProductId.New(), $"BARE-{bare}"[..20], 0));
                await work.CommitAsync(ct);
                return true;
            },
            Ct);
        var page = Open(bare);
        Assert.Contains("No warehouse keeps this variant yet", page.Markup, StringComparison.Ordinal);

        await ActAsync(page, "receive", ("#stock-from", $"{_back}"), ("#stock-pieces", "2"));

        Said(page, "Received: 2 on the shelf.");
    }

    [Fact]
    public async Task Goods_that_come_in_are_received()
    {
        var page = Open();

        await ActAsync(page, "receive", ("#stock-pieces", "5"), ("#stock-reference", "note 8"));

        Said(page, "Received: 15 on the shelf.");
        Assert.Contains("note 8", page.Find("[aria-labelledby=changes]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_count_below_what_is_promised_is_recorded_and_the_page_says_what_is_missing()
    {
        var page = Open();

        await ActAsync(page, "count", ("#stock-pieces", "3"));

        Said(page, "1 promised pieces are missing");
        Assert.Contains("Cork: 1 promised pieces", page.Find("#stock-shortage").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Limits_are_set()
    {
        var page = Open();

        await ActAsync(page, "limits", ("#stock-backorder", "7"), ("#stock-safety", "2"), ("#stock-low", "1"));

        Said(page, "The limits are saved.");
        Assert.Contains("= 11", page.Find($"#shelf-{_main}").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_stands_at_the_field_and_nothing_changes()
    {
        var page = Open();

        await ActAsync(page, "transfer", ("#stock-pieces", "7"));

        _dialogs!.WaitForAssertion(() => Assert.Contains("Only 6 lie there", _dialogs!.Markup, StringComparison.Ordinal), s_patience);
        Assert.Equal(10, await database.ScalarAsync<int>($"select on_hand from inventory.inventory where variant_id = '{_variant}' and warehouse_id = '{_main}'"));
    }

    [Fact]
    public async Task A_transfer_leaves_is_listed_and_arrives()
    {
        var page = Open();
        await ActAsync(page, "transfer", ("#stock-to", $"{_back}"), ("#stock-pieces", "5"), ("#stock-reference", "van 3"));
        Said(page, "On its way.");

        var list = Render<TransfersPage>();
        list.WaitForAssertion(() => Assert.Contains("van 3", list.Markup, StringComparison.Ordinal), s_patience);
        var id = list.FindAll("tbody tr").First(row => row.TextContent.Contains("van 3", StringComparison.Ordinal)).QuerySelector("a")!.GetAttribute("href")!.Split('/')[^1];
        var transfer = Render<TransferPage>(p => p.Add(t => t.Id, Guid.Parse(id)).AddCascadingValue(Ann));
        transfer.WaitForElement("#transfer-save", s_patience);
        Type(transfer, $"#arrived-{Sku}", "3");
        Type(transfer, $"#lost-{Sku}", "1");
        await transfer.Find("#transfer-save").ClickAsync(new());

        transfer.WaitForAssertion(() => Assert.Contains("1 are still on their way", transfer.Find("#transfer-said").TextContent, StringComparison.Ordinal), s_patience);
        Assert.Equal(3, await database.ScalarAsync<int>($"select on_hand from inventory.inventory where variant_id = '{_variant}' and warehouse_id = '{_back}'"));
    }

    [Fact]
    public void What_is_not_there_is_said_not_to_be_there()
    {
        var page = Render<StockVariantPage>(p => p.Add(v => v.Id, Guid.CreateVersion7()).AddCascadingValue(Ann));
        page.WaitForAssertion(() => Assert.Contains("There is no such variant", page.Markup, StringComparison.Ordinal), s_patience);

        var transfer = Render<TransferPage>(p => p.Add(t => t.Id, Guid.CreateVersion7()).AddCascadingValue(Ann));
        transfer.WaitForAssertion(() => Assert.Contains("There is no such transfer", transfer.Markup, StringComparison.Ordinal), s_patience);
    }

    private static Task<AuthenticationState> Ann => Task.FromResult(new AuthenticationState(new ClaimsPrincipal(new ClaimsIdentity([new(ClaimTypes.Email, "ann@shop.example")], "test"))));

    /// <summary>The page under the address that was gone to.</summary>
    private IRenderedComponent<StockVariantPage> Ask() => Render<StockVariantPage>(parameters => parameters.Add(page => page.Id, _variant.Value));

    private IRenderedComponent<StockVariantPage> Open() => Open(_variant);

    private IRenderedComponent<StockVariantPage> Open(VariantId variant)
    {
        Render<MudBlazor.MudPopoverProvider>();
        _dialogs = Render<MudBlazor.MudDialogProvider>();
        var page = Render<StockVariantPage>(p => p.Add(v => v.Id, variant.Value).AddCascadingValue(Ann));
        page.WaitForElement("#stock-receive", s_patience);
        return page;
    }

    private async Task ActAsync(IRenderedComponent<StockVariantPage> page, string act, params (string Field, string Text)[] fields)
    {
        var panel = _dialogs!;
        await page.Find($"#stock-{act}").ClickAsync(new());
        panel.WaitForElement("#stock-confirm", s_patience);
        foreach (var (field, text) in fields) Type(panel, field, text);
        await panel.Find("#stock-confirm").ClickAsync(new());
    }

    private static void Type<T>(IRenderedComponent<T> page, string field, string text)
        where T : Microsoft.AspNetCore.Components.IComponent
    {
        var element = page.WaitForElement(field, s_patience);
        if (element.TagName.Equals("select", StringComparison.OrdinalIgnoreCase)) element.Change(text);
        else element.Input(text);
    }

    private static void Said(IRenderedComponent<StockVariantPage> page, string text) =>
        page.WaitForAssertion(() => Assert.Contains(text, page.Find("#stock-said").TextContent, StringComparison.Ordinal), s_patience);
}

using System.Security.Claims;
using Bunit;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor.Services;
using Storefront.Core.Accounts;
using Storefront.Core.Audit;
using Storefront.Core.Inventory;
using Storefront.Core.Payments;
using Storefront.Core.Payments.Reconciliation;
using Storefront.Core.Shared;
using Storefront.Infrastructure.Audit;
using Storefront.Infrastructure.Database;
using Storefront.Infrastructure.Orders;
using Storefront.Tests.Shared;
using Storefront.Web.Audit.Admin;
using Storefront.Web.Shared;

namespace Storefront.Tests.Web.Audit.Admin;

/// <summary>The page on a real database, beside Stripe's books as a test writes them.</summary>
public sealed class ProofPageTests(TestDatabase database) : BunitContext, IClassFixture<TestDatabase>, IAsyncLifetime
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);
    private readonly WrittenBooks _books = new();

    private static CancellationToken Ct => Xunit.TestContext.Current.CancellationToken;

    private static Task<AuthenticationState> Ann => Task.FromResult(new AuthenticationState(new ClaimsPrincipal(new ClaimsIdentity(
        [new(AccountClaims.Customer, $"{CustomerId.New()}"), new(ClaimTypes.Email, "ann@shop.example")], "test"))));

    public async ValueTask InitializeAsync()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddLocalization().AddMudServices();
        Services.AddSingleton(database.Db).AddSingleton<IDbContextFactory<StorefrontContext>>(database).AddSingleton<TimeProvider>(database.Clock).AddSingleton(new ShopOptions()).AddSingleton<Scoped>();
        Services.AddStorefrontOrders().AddStorefrontAudit().AddScoped<CompareBooks>().AddSingleton<IProviderBooks>(_books);
        await BreakAsync("UPDATE inventory.inventory SET held = 0; DELETE FROM audit.self_tests; DELETE FROM inventory.inventory; DELETE FROM inventory.movements; DELETE FROM inventory.warehouses");
    }

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        await DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void A_shop_whose_books_agree_is_told_so_in_plain_words()
    {
        var page = Open();

        Assert.Contains("Everything adds up.", page.Find("#proof-said").TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.Find(".verdict--good"));
        Assert.Empty(page.FindAll(".promise--broken"));
        Assert.Equal(Invariants.All.Count + ProveShop.AskedOfStripe.Count, page.FindAll(".promise").Count);
        Assert.Contains("Nothing is sold that the shop does not have", page.Find("#promises-stock").ParentElement!.ParentElement!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_promise_is_marked_with_its_rows_and_with_what_to_do()
    {
        var variant = VariantId.New();
        await ShelveAsync(variant);
        await BreakAsync($"UPDATE inventory.inventory SET held = held + 1 WHERE variant_id = '{variant}'");

        var page = Open();

        Assert.Contains("Something does not add up.", page.Find("#proof-said").TextContent, StringComparison.Ordinal);
        var broken = page.FindAll(".promise--broken");
        Assert.Contains(broken, promise => promise.TextContent.Contains($"{variant}", StringComparison.Ordinal) && promise.TextContent.Contains("I1b", StringComparison.Ordinal));
        Assert.Contains(page.FindAll(".promise__rows a"), link => link.GetAttribute("href") == $"/admin/stock/{variant}");
        Assert.Contains("Count the shelves", page.Find(".promises__do").TextContent, StringComparison.Ordinal);
        Assert.Equal("/admin/stock", page.Find(".promises__do a").GetAttribute("href"));
        Assert.Contains("Differ", page.Find("[aria-labelledby=sums]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Checking_again_shows_what_is_true_now()
    {
        var variant = VariantId.New();
        await ShelveAsync(variant);
        await BreakAsync($"UPDATE inventory.inventory SET held = held + 1 WHERE variant_id = '{variant}'");
        var page = Open();

        await BreakAsync($"UPDATE inventory.inventory SET held = held - 1 WHERE variant_id = '{variant}'");
        await page.Find("#prove").ClickAsync(new());

        page.WaitForAssertion(() => Assert.Contains("Everything adds up.", page.Find("#proof-said").TextContent, StringComparison.Ordinal), s_patience);
    }

    [Fact]
    public void While_Stripe_is_away_the_page_claims_only_what_was_asked()
    {
        _books.Answer = new GatewayAnswer<IReadOnlyList<ProviderPayment>>.Unreachable("HttpRequestException");

        var page = Open();

        Assert.Contains("The shop's own books add up.", page.Find("#proof-said").TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.Find(".verdict--due"));
        Assert.Contains("Not asked", page.Find("[aria-labelledby=promises-stripe]").TextContent, StringComparison.Ordinal);
        Assert.Contains("Stripe does not answer", page.Find("[aria-labelledby=promises-stripe]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_test_of_itself_runs_at_a_press_and_stays_for_everybody()
    {
        await ShelveAsync(VariantId.New());
        var page = Open();
        Assert.Contains("It did not run yet.", page.Find("#self-test-said").TextContent, StringComparison.Ordinal);

        await page.Find("#run-self-test").ClickAsync(new());
        page.WaitForAssertion(() => Assert.Contains("Passed: 20 of 20", page.Find("#self-test-said").TextContent, StringComparison.Ordinal), s_patience);

        var another = Open();
        Assert.Contains("Passed: 20 of 20", another.Find("#self-test-said").TextContent, StringComparison.Ordinal);
        Assert.Contains("ann@shop.example", another.Find("[aria-labelledby=self-test]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_shop_without_a_warehouse_is_told_why_there_is_no_test()
    {
        var page = Open();

        await page.Find("#run-self-test").ClickAsync(new());

        page.WaitForAssertion(() => Assert.Contains("There is no warehouse", page.Find("#self-test-said").TextContent, StringComparison.Ordinal), s_patience);
    }

    [Theory]
    [InlineData(SelfTestState.Failed, "Failed: 7 were sold of 20 units; the shelf says 20, the orders 20.")]
    [InlineData(SelfTestState.CutOff, "The last run was cut off")]
    [InlineData(SelfTestState.Running, "A run is under way.")]
    public async Task Every_end_of_a_test_is_told(SelfTestState state, string text)
    {
        var test = new SelfTest(new(), "clock", database.Clock.GetUtcNow());
        if (state == SelfTestState.Failed) test.Ended(new(7, 20, 20, TimeSpan.FromSeconds(1)), database.Clock.GetUtcNow());
        if (state == SelfTestState.CutOff) test.CutOff(database.Clock.GetUtcNow());
        await database.Db.RunAsync(
            async (work, ct) =>
            {
                work.SelfTests.Add(test);
                await work.CommitAsync(ct);
                return true;
            },
            Ct);

        Assert.Contains(text, Open().Find("#self-test-said").TextContent, StringComparison.Ordinal);
    }

    private IRenderedComponent<ProofPage> Open()
    {
        var page = Render<ProofPage>(p => p.AddCascadingValue(Ann));
        page.WaitForElement("#run-self-test", s_patience);
        page.WaitForAssertion(() => Assert.NotEmpty(page.Find("#self-test-said").TextContent.Trim()), s_patience);
        return page;
    }

    private Task<bool> ShelveAsync(VariantId variant) => database.Db.RunAsync(
        async (work, ct) =>
        {
            var warehouse = WarehouseId.New();
            work.Warehouses.Add(new(warehouse, $"{warehouse}"[..20], "Cork", "Cork", 1));
            work.StockLevels.Add(new(variant, warehouse, 9));
            work.Movements.Add(new(variant, warehouse, MovementKind.Received, 9, "test", database.Clock.GetUtcNow()));
            await work.CommitAsync(ct);
            return true;
        },
        Ct);

    private async Task BreakAsync(string sql)
    {
        await using var context = database.CreateDbContext();
        await context.Database.ExecuteSqlRawAsync(sql, Ct);
    }

    /// <summary>Stripe's list as a test writes it: empty at first.</summary>
    private sealed class WrittenBooks : IProviderBooks
    {
        public GatewayAnswer<IReadOnlyList<ProviderPayment>> Answer { get; set; } = new GatewayAnswer<IReadOnlyList<ProviderPayment>>.Accepted([]);

        public Task<GatewayAnswer<IReadOnlyList<ProviderPayment>>> PaymentsSinceAsync(DateTimeOffset? since, CancellationToken ct) => Task.FromResult(Answer);

        public Task<GatewayAnswer<IReadOnlyList<ProviderTrace>>> ListSinceAsync(DateTimeOffset since, CancellationToken ct) => throw new NotSupportedException();

        public Task<GatewayAnswer<IReadOnlyList<ProviderEvent>>> EventsSinceAsync(DateTimeOffset since, CancellationToken ct) => throw new NotSupportedException();
    }
}

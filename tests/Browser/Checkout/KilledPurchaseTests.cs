using Storefront.Tests.Browser.Shared;
using static Microsoft.Playwright.Assertions;

namespace Storefront.Tests.Browser.Checkout;

/// <summary>The shop's process is killed in the middle of a purchase, on a shop of its own.</summary>
public sealed class KilledPurchaseTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Fact]
    public async Task Killed_between_the_charge_and_the_return_the_order_is_placed_once_it_is_up_again()
    {
        await using var shop = new DemoShop();
        await shop.RunningAsync();
        var shopper = new Shopper(shop, await chromium.OpenPageAsync());
        await shopper.PutInCartAsync();
        await shopper.CheckOutAsync("killed@example.org");
        await shopper.FillCardAsync(Shopper.BankAsks);
        await shopper.PayButton.ClickAsync();
        var confirm = shopper.Bank.Locator("[id='3ds-complete']");
        await Expect(confirm).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await shopper.Page.RouteAsync("**/orders/*/return**", route => route.AbortAsync());
        await shop.HoldWebhooksAsync();
        await confirm.ClickAsync();
        await Task.Delay(TimeSpan.FromSeconds(2), TestContext.Current.CancellationToken);
        Assert.Equal(1, await shop.CountAsync("select count(*) from orders.orders where email = 'killed@example.org' and order_status = 'PendingPayment'"));

        await shop.KillAndRestartAsync();

        for (var i = 0; i < 600 && await Placed() == 0; i++) await Task.Delay(500, TestContext.Current.CancellationToken);
        Assert.Equal(1, await Placed());
        Assert.Equal(0, await shop.CountAsync("select count(*) from inventory.inventory i where i.held <> (select coalesce(sum(quantity), 0) from inventory.holds h where h.variant_id = i.variant_id and h.warehouse_id = i.warehouse_id)"));
        Assert.Equal(0, await shop.CountAsync("select count(*) from inventory.inventory i where i.committed <> (select coalesce(sum(quantity), 0) from inventory.allocations a where a.variant_id = i.variant_id and a.warehouse_id = i.warehouse_id)"));
        await shopper.Page.Context.CloseAsync();

        Task<long> Placed() => shop.CountAsync("select count(*) from orders.orders where email = 'killed@example.org' and order_status = 'Placed'");
    }
}

using Microsoft.EntityFrameworkCore;
using Storefront.Core.Checkout;
using Storefront.Core.Inventory;
using Storefront.Core.Payments;
using Storefront.Core.Shared;
using Storefront.Tests.Database.Payments;

namespace Storefront.Tests.Database.Inventory;

/// <summary>How long goods are kept for somebody: while he acts, and then as long as his way of paying takes.</summary>
public sealed class HoldDeadlineTests(SellingShop shop) : IClassFixture<SellingShop>, IAsyncDisposable
{
    private readonly CustomerId _customer = CustomerId.New();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync() => await LedgerProof.HoldsAsync(shop.Database);

    [Fact]
    public async Task Whatever_a_shopper_does_in_the_checkout_keeps_his_goods_for_ten_minutes_more()
    {
        var goods = await shop.OfferAsync(1);
        var facts = await shop.ReadyToOrderAsync(_customer, (goods.Sku, 1));

        foreach (var act in new SaveCheckout.Command[]
        {
            new(_customer, Field: new("city", "Cork")), new(_customer, facts.Draft.Contact), new(_customer, Method: facts.Offers[0].Method), new(_customer),
        })
        {
            await WaitAsync(TimeSpan.FromMinutes(9));
            await shop.Get<SaveCheckout>().ExecuteAsync(act, Ct);
            Assert.Equal(shop.Clock.GetUtcNow().AddMinutes(shop.Options.HoldMinutes), await ExpiryAsync(goods));
        }
        await WaitAsync(TimeSpan.FromMinutes(9));
        Assert.Equal(1, (await shop.StockAsync(goods.Id)).Held);

        await WaitAsync(TimeSpan.FromMinutes(2));
        Assert.Equal(0, (await shop.StockAsync(goods.Id)).Held);
    }

    [Fact]
    public async Task An_order_to_be_paid_by_card_keeps_its_goods_until_its_time_to_pay_is_up()
    {
        var goods = await shop.OfferAsync(1);
        await shop.PlaceAsync(_customer, (goods.Sku, 1));
        Assert.Equal(shop.Clock.GetUtcNow().AddMinutes(shop.Options.PayWithinMinutes), await ExpiryAsync(goods));

        await WaitAsync(TimeSpan.FromMinutes(shop.Options.PayWithinMinutes - 1));
        Assert.Equal(1, (await shop.StockAsync(goods.Id)).Held);

        await WaitAsync(TimeSpan.FromMinutes(2));
        Assert.Equal(0, (await shop.StockAsync(goods.Id)).Held);
    }

    [Fact]
    public async Task An_order_to_be_paid_by_a_mailed_link_keeps_its_goods_for_three_days()
    {
        var goods = await shop.OfferAsync(1);
        var order = await shop.PlaceAsync(_customer, (goods.Sku, 1));
        Assert.IsType<SendPaymentLink.Result.Sent>(await shop.Get<SendPaymentLink>().ExecuteAsync(new(_customer, order, SellingShop.Staff), Ct));

        await WaitAsync(TimeSpan.FromHours(shop.Options.PaymentLinkHours - 1));
        Assert.Equal(1, (await shop.StockAsync(goods.Id)).Held);

        await WaitAsync(TimeSpan.FromHours(2));
        Assert.Equal(0, (await shop.StockAsync(goods.Id)).Held);
    }

    [Fact]
    public async Task The_last_piece_is_its_owners_in_every_tab_and_ordered_once()
    {
        var goods = await shop.OfferAsync(1);
        var first = await shop.ReadyToOrderAsync(_customer, (goods.Sku, 1));
        var second = Assert.IsType<SaveCheckout.Result.Saved>(await shop.Get<SaveCheckout>().ExecuteAsync(new(_customer), Ct)).Facts;
        Assert.Empty(second.Problems);
        Assert.Equal([ProblemCode.SoldOut], await ProblemsOfAnotherAsync(goods));

        var results = await Task.WhenAll(new[] { first, second }.Select(seen => Task.Run(() => shop.OrderAsync(_customer, seen))));

        Assert.Equal(results[0], Assert.IsType<PlaceOrder.Result.Placed>(results[1]));
        Assert.Equal(1, (await shop.StockAsync(goods.Id)).Held);
    }

    private async Task<IEnumerable<ProblemCode>> ProblemsOfAnotherAsync(Goods goods)
    {
        var other = CustomerId.New();
        await shop.WorkAsync((work, _) =>
        {
            var cart = new Core.Carts.Cart(other, CartId.New(), Currency.Eur, shop.Clock.GetUtcNow());
            work.Set<Core.Carts.Cart>().Add(cart);
            work.Set<Core.Carts.CartItem>().Add(new(other, cart.Id, goods.Id, 1, 2400, shop.Clock.GetUtcNow()));
            return Task.FromResult(true);
        });
        var seen = Assert.IsType<SaveCheckout.Result.Saved>(await shop.Get<SaveCheckout>().ExecuteAsync(new(other), Ct)).Facts;
        return seen.Problems.Where(problem => problem.Step == CheckoutStep.Cart).Select(problem => problem.Code);
    }

    /// <summary>Time passes, and the clock's jobs have done their work.</summary>
    private async Task WaitAsync(TimeSpan time)
    {
        shop.Clock.Advance(time);
        await shop.Get<ReleaseExpiredHolds>().ExecuteAsync(Ct);
        await shop.Get<ExpireUnpaid>().ExecuteAsync(Ct);
    }

    private Task<DateTimeOffset> ExpiryAsync(Goods goods) =>
        shop.Db.ReadAsync((tables, ct) => tables.Holds.Where(hold => hold.VariantId == goods.Id).Select(hold => hold.ExpiresAt).SingleAsync(ct), Ct);
}

using Storefront.Core.Carts;
using Storefront.Core.Checkout;
using Storefront.Core.Orders;
using Storefront.Core.Payments;
using Storefront.Core.Shared;
using Storefront.Tests.Database.Payments;

namespace Storefront.Tests.Database.Checkout;

public sealed class DraftOrderTests(SellingShop shop) : IClassFixture<SellingShop>, IAsyncDisposable
{
    private static readonly ContactDraft s_contact = new() { Email = "ada@example.org", Name = "Ada Byron", Line1 = "1 Quay", Postcode = "D01", City = "Dublin", Country = "IE" };

    private readonly CustomerId _guest = CustomerId.New();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync() => await LedgerProof.HoldsAsync(shop.Database);

    [Fact]
    public async Task An_order_that_staff_put_together_waits_for_its_payment_with_its_stock_and_is_paid_by_link()
    {
        await FillAsync(2);
        var number = Assert.IsType<DraftOrder.Result.Placed>(await PlaceAsync()).Number;

        var order = await shop.Db.ReadAsync((tables, ct) => tables.FindOrderAsync(number, ct), Ct);
        var view = (await shop.Get<ShowOrder>().ExecuteAsync(_guest, order!.OrderId, Ct))!;
        Assert.Equal((OrderStatus.PendingPayment, shop.Clock.GetUtcNow().AddHours(72)), (view.Order.Status, view.Order.PayBy));
        Assert.Equal([OrderEventKind.Created, OrderEventKind.PaymentLinkSent], view.TimeLine.Select(entry => entry.Kind));
        Assert.All(view.TimeLine, entry => Assert.Equal(SellingShop.Staff, entry.Actor));
        await shop.Get<Settle>().ExecuteAsync(new(await shop.PayAsync(_guest, order.OrderId), "return"), Ct);
        Assert.Equal(OrderStatus.Placed, (await shop.OrderAsync(_guest, order.OrderId)).Status);
    }

    [Fact]
    public async Task Pressing_twice_writes_one_order()
    {
        await FillAsync(1);

        var placed = await PlaceAsync();

        Assert.Equal(placed, await shop.Get<DraftOrder>().ExecuteAsync(new(_guest, s_contact, null, new Money(2890, Currency.Eur), SellingShop.Staff), Ct));
        Assert.Equal(1, await shop.Database.ScalarAsync<long>($"select count(*) from orders.orders where customer_id = '{_guest}'"));
    }

    [Fact]
    public async Task What_is_missing_is_told_and_nothing_is_written()
    {
        await FillAsync(1);

        var looked = Assert.IsType<DraftOrder.Result.Looked>(await shop.Get<DraftOrder>().ExecuteAsync(new(_guest, s_contact with { Email = "" }, null, new Money(2890, Currency.Eur), SellingShop.Staff), Ct));

        Assert.Equal([ProblemCode.Required, ProblemCode.ChooseDelivery], looked.Facts.Problems.Select(problem => problem.Code));
        Assert.IsType<DraftOrder.Result.NoGoods>(await shop.Get<DraftOrder>().ExecuteAsync(new(CustomerId.New(), s_contact, null, null, SellingShop.Staff), Ct));
    }

    private async Task FillAsync(int mugs) => Assert.IsType<AddToCart.Result.Added>(await shop.Get<AddToCart>().ExecuteAsync(new(_guest, SellingShop.Sku, mugs), Ct));

    private async Task<DraftOrder.Result> PlaceAsync()
    {
        var draft = shop.Get<DraftOrder>();
        var looked = Assert.IsType<DraftOrder.Result.Looked>(await draft.ExecuteAsync(new(_guest, s_contact, null, null, SellingShop.Staff), Ct));
        looked = Assert.IsType<DraftOrder.Result.Looked>(await draft.ExecuteAsync(new(_guest, s_contact, looked.Facts.Offers[0].Method, null, SellingShop.Staff), Ct));
        return await draft.ExecuteAsync(new(_guest, s_contact, looked.Facts.Draft.ShippingMethod, looked.Facts.Totals.Total, SellingShop.Staff), Ct);
    }
}

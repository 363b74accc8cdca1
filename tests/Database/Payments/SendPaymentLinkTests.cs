using Storefront.Core.Orders;
using Storefront.Core.Payments;
using Storefront.Core.Shared;

namespace Storefront.Tests.Database.Payments;

public sealed class SendPaymentLinkTests(SellingShop shop) : IClassFixture<SellingShop>, IAsyncDisposable
{
    private readonly CustomerId _customer = CustomerId.New();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync() => await LedgerProof.HoldsAsync(shop.Database);

    [Fact]
    public async Task An_order_whose_link_staff_sent_keeps_its_stock_for_three_days_and_can_then_be_paid()
    {
        var order = await shop.PlaceAsync(_customer);

        Assert.Equal(new SendPaymentLink.Result.Sent(shop.Clock.GetUtcNow().AddHours(72)), await SendAsync(order, SellingShop.Staff));
        shop.Clock.Advance(TimeSpan.FromHours(71));
        await shop.Get<ExpireUnpaid>().ExecuteAsync(Ct);
        await shop.Get<Settle>().ExecuteAsync(new(await shop.PayAsync(_customer, order), "return"), Ct);

        Assert.Equal(OrderStatus.Placed, (await shop.OrderAsync(_customer, order)).Status);
        Assert.Equal(1, await MailsAsync(order));
    }

    [Fact]
    public async Task An_order_whose_link_nobody_used_expires_with_its_stock()
    {
        var order = await shop.PlaceAsync(_customer);
        await SendAsync(order, SellingShop.Staff);

        shop.Clock.Advance(TimeSpan.FromHours(73));
        await shop.Get<ExpireUnpaid>().ExecuteAsync(Ct);

        Assert.Equal(OrderStatus.Expired, (await shop.OrderAsync(_customer, order)).Status);
        Assert.IsType<SendPaymentLink.Result.NotPayable>(await SendAsync(order, SellingShop.Staff));
    }

    [Fact]
    public async Task A_shopper_gets_one_mail_however_often_he_asks_and_no_more_time()
    {
        var order = await shop.PlaceAsync(_customer);
        var until = (await shop.OrderAsync(_customer, order)).PayBy;

        Assert.Equal(new SendPaymentLink.Result.Sent(until), await SendAsync(order, null));
        Assert.IsType<SendPaymentLink.Result.SentBefore>(await SendAsync(order, null));

        Assert.Equal(1, await MailsAsync(order));
    }

    [Fact]
    public async Task A_paid_order_needs_no_link()
    {
        var order = await shop.BuyAsync(_customer);

        Assert.IsType<SendPaymentLink.Result.NotPayable>(await SendAsync(order, SellingShop.Staff));

        Assert.Equal(0, await MailsAsync(order));
    }

    private Task<SendPaymentLink.Result> SendAsync(OrderId order, string? staff) => shop.Get<SendPaymentLink>().ExecuteAsync(new(_customer, order, staff), Ct);

    private Task<long> MailsAsync(OrderId order) => shop.Database.ScalarAsync<long>($"select count(*) from events.outbox where type = 'PaymentLinkAsked' and payload->>'order' = '{order}'");
}

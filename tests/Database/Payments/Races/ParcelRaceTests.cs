using Storefront.Core.Inventory;
using Storefront.Core.Payments;
using Storefront.Core.Shared;
using Storefront.Tests.Shared;
using Stripe;

namespace Storefront.Tests.Database.Payments.Races;

/// <summary>A parcel that is packed while its order is given up, and the other way round.</summary>
public sealed class ParcelRaceTests(SellingShop shop) : IClassFixture<SellingShop>, IAsyncDisposable
{
    private const long Total = 2890;

    private readonly CustomerId _customer = CustomerId.New();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private InterruptedCommands Commands => shop.Database.Commands;

    public async ValueTask DisposeAsync() => await LedgerProof.HoldsAsync(shop.Database);

    [Fact]
    public async Task An_order_that_is_cancelled_while_its_parcel_is_packed_was_sent()
    {
        var order = await CapturedAsync();
        var cancelled = Commands.BeforeCommitOf("INSERT INTO orders.fulfilments", () => CancelAsync(order));

        Assert.IsType<ShipOrder.Result.Shipped>(await ShipAsync(order));

        Assert.IsType<CancelOrder.Result.AlreadySent>(await cancelled);
        Assert.Equal(0, await RefundedAtStripeAsync(order));
    }

    [Fact]
    public async Task An_order_that_is_packed_while_it_is_cancelled_stays_here()
    {
        var order = await CapturedAsync();
        var shipped = Commands.BeforeCommitOf("UPDATE orders.orders", () => ShipAsync(order));

        Assert.IsType<CancelOrder.Result.Cancelled>(await CancelAsync(order));

        Assert.IsType<ShipOrder.Result.NotToBeSent>(await shipped);
        Assert.Equal(Total, await RefundedAtStripeAsync(order));
    }

    [Fact]
    public async Task The_rest_of_an_order_that_is_sent_while_it_is_given_up_is_not_given_up()
    {
        var order = await PartSentAsync();
        var ended = Commands.BeforeCommitOf("INSERT INTO orders.fulfilments", () => CancelRestAsync(order));

        Assert.Equal(new ShipOrder.Result.Shipped(Complete: true), await ShipAsync(order));

        Assert.IsType<CancelRest.Result.NoRest>(await ended);
        Assert.Equal(0, await RefundedAtStripeAsync(order));
    }

    [Fact]
    public async Task The_rest_of_an_order_that_is_given_up_while_it_is_packed_stays_here()
    {
        var order = await PartSentAsync();
        var shipped = Commands.BeforeCommitOf("INSERT INTO payments.refunds", () => ShipAsync(order));

        Assert.Equal(new CancelRest.Result.Ended(new(2400, Currency.Eur)), await CancelRestAsync(order));

        Assert.IsType<ShipOrder.Result.NotToBeSent>(await shipped);
        Assert.Equal(2400, await RefundedAtStripeAsync(order));
    }

    private async Task<OrderId> CapturedAsync(int mugs = 1)
    {
        var order = await shop.BuyAsync(_customer, mugs);
        Assert.IsType<CapturePayment.Result.Captured>(await shop.Get<CapturePayment>().ExecuteAsync(new(_customer, order, SellingShop.Staff), Ct));
        return order;
    }

    private async Task<OrderId> PartSentAsync()
    {
        var order = await CapturedAsync(mugs: 2);
        Assert.Equal(new ShipOrder.Result.Shipped(Complete: false), await ShipAsync(order, [new(shop.Mug, shop.Warehouse, 1)]));
        return order;
    }

    private Task<ShipOrder.Result> ShipAsync(OrderId order, IReadOnlyList<AllocatedLine>? part = null) =>
        shop.Get<ShipOrder>().ExecuteAsync(new(_customer, order, "Post", "T1", SellingShop.Staff, part), Ct);

    private Task<CancelOrder.Result> CancelAsync(OrderId order) => shop.Get<CancelOrder>().ExecuteAsync(new(_customer, order, SellingShop.Staff), Ct);

    private Task<CancelRest.Result> CancelRestAsync(OrderId order) => shop.Get<CancelRest>().ExecuteAsync(new(_customer, order, SellingShop.Staff), Ct);

    private async Task<long> RefundedAtStripeAsync(OrderId order) => (await shop.Stripe.V1.Refunds.ListAsync(
        new RefundListOptions { PaymentIntent = (await shop.PaymentAsync(_customer, order)).IntentId, Limit = 100 }, cancellationToken: Ct)).Sum(refund => refund.Amount);
}

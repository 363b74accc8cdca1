using Storefront.Core.Inventory;
using Storefront.Core.Inventory.Counting;
using Storefront.Core.Inventory.Transfers;
using Storefront.Core.Shared;
using Storefront.Tests.Database.Payments;

namespace Storefront.Tests.Database.Inventory;

/// <summary>What the merchant and the clock do to stock, against those who buy it.</summary>
public sealed class StockRaceTests(SellingShop shop) : IClassFixture<SellingShop>, IAsyncDisposable
{
    private readonly IStockLedger _stock = shop.Get<IStockLedger>();
    private readonly IShelfLedger _shelves = shop.Get<IShelfLedger>();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private CountStock Counting => new(shop.Db, _shelves);

    private DispatchTransfer Dispatching => new(shop.Db, _shelves, shop.Clock);

    public async ValueTask DisposeAsync() => await LedgerProof.HoldsAsync(shop.Database);

    [Fact]
    public async Task A_hold_that_waits_for_a_transfer_gets_only_what_stays()
    {
        var goods = await shop.OfferAsync(5);

        var outcome = await StockRace.BetweenAsync(shop, (work, ct) => SendAsync(work, goods, 4, ct), () => HoldAsync(goods, 3));

        Assert.Equal(new StockLine(goods.Id, 1), Assert.Single(outcome.Missing));
    }

    [Fact]
    public async Task A_transfer_that_waits_for_a_hold_leaves_what_is_held()
    {
        var goods = await shop.OfferAsync(5);

        var result = await StockRace.BetweenAsync(
            shop,
            (work, ct) => _stock.HoldAsync(work, Request(goods, 3), ct),
            () => Dispatching.ExecuteAsync(new(TransferId.New(), shop.Warehouse, shop.Backroom, [new(goods.Id, 4)], SellingShop.Staff), Ct));

        Assert.Equal(new DispatchTransfer.Result.TooFew(goods.Id, 2), result);
    }

    [Fact]
    public async Task A_hold_that_waits_for_a_count_gets_only_what_was_counted()
    {
        var goods = await shop.OfferAsync(5);

        var outcome = await StockRace.BetweenAsync(shop, (work, ct) => _shelves.CountAsync(work, Act(goods), 5, 1, ct), () => HoldAsync(goods, 3));

        Assert.Equal(new StockLine(goods.Id, 1), Assert.Single(outcome.Missing));
    }

    [Fact]
    public async Task A_count_that_waits_for_a_hold_finds_what_is_missing_for_it()
    {
        var goods = await shop.OfferAsync(5);

        var result = await StockRace.BetweenAsync(shop, (work, ct) => _stock.HoldAsync(work, Request(goods, 3), ct), () => Counting.ExecuteAsync(new(Act(goods), 5, 1), Ct));

        Assert.Equal(new CountStock.Result.Short(1, 2), result);
    }

    [Fact]
    public async Task A_count_that_waits_for_a_parcel_is_told_that_it_counted_another_shelf()
    {
        var (goods, order) = await SoldAsync(5, 2);

        var result = await StockRace.BetweenAsync(shop, (work, ct) => _stock.ShipAsync(work, order, [Line(goods, 2)], ct), () => Counting.ExecuteAsync(new(Act(goods), 5, 5), Ct));

        Assert.Equal(new CountStock.Result.ChangedBySomebodyElse(3), result);
        await TakeBackAsync(order);
    }

    [Fact]
    public async Task A_parcel_that_waits_for_the_cancellation_does_not_leave()
    {
        var (goods, order) = await SoldAsync(5, 2);
        await SoldAsync(goods, 2);

        var left = await StockRace.BetweenAsync(
            shop,
            (work, ct) => _stock.UncommitAsync(work, order, [Line(goods, 2)], ct),
            () => shop.WorkAsync((work, ct) => _stock.ShipAsync(work, order, [Line(goods, 2)], ct)));

        Assert.False(left);
        Assert.Equal((5, 2), await CountersAsync(goods));
    }

    [Fact]
    public async Task A_cancellation_that_waits_for_the_parcel_takes_nothing_back()
    {
        var (goods, order) = await SoldAsync(5, 2);

        await StockRace.BetweenAsync(
            shop,
            (work, ct) => _stock.ShipAsync(work, order, [Line(goods, 2)], ct),
            () => shop.WorkAsync(async (work, ct) =>
            {
                await _stock.UncommitAsync(work, order, [Line(goods, 2)], ct);
                return true;
            }));

        Assert.Equal((3, 0), await CountersAsync(goods));
    }

    [Fact]
    public async Task A_shopper_who_comes_back_while_his_hold_is_swept_away_holds_anew()
    {
        var goods = await shop.OfferAsync(1);
        var request = Request(goods, 1);
        await HoldAsync(request);
        shop.Clock.Advance(TimeSpan.FromMinutes(11));

        var outcome = await StockRace.BetweenAsync(shop, SweepAsync, () => HoldAsync(request with { ExpiresAt = shop.Clock.GetUtcNow().AddMinutes(10) }));

        Assert.True(outcome.Complete);
        Assert.Equal(1, (await shop.StockAsync(goods.Id)).Held);
    }

    [Fact]
    public async Task Two_sweepers_release_each_hold_once_and_do_not_wait_for_each_other()
    {
        var goods = await shop.OfferAsync(5);
        await HoldAsync(goods, 2);
        shop.Clock.Advance(TimeSpan.FromMinutes(11));

        var second = -1;
        await shop.WorkAsync(async (work, ct) =>
        {
            await SweepAsync(work, ct);
            second = await shop.Get<ReleaseExpiredHolds>().ExecuteAsync(ct);
            return true;
        });

        Assert.Equal(0, second);
        Assert.Equal(0, (await shop.StockAsync(goods.Id)).Held);
    }

    /// <summary>Sylius/Sylius#3573, #7707: told out of stock by his own hold.</summary>
    [Fact]
    public async Task A_shopper_in_a_second_tab_never_competes_with_himself()
    {
        var goods = await shop.OfferAsync(3);
        var facts = await shop.ReadyToOrderAsync(CustomerId.New(), (goods.Sku, 1));
        var request = new HoldRequest(facts.Cart.CustomerId, facts.Draft.Id, [new(goods.Id, 3)], shop.Clock.GetUtcNow().AddMinutes(10));

        var outcome = await StockRace.BetweenAsync(shop, (work, ct) => _stock.HoldAsync(work, request, ct), () => HoldAsync(request));

        Assert.True(outcome.Complete);
        Assert.Equal(3, (await shop.StockAsync(goods.Id)).Held);
    }

    [Fact]
    public async Task A_limit_that_waits_for_a_back_order_cannot_go_below_it()
    {
        var goods = await shop.OfferAsync(1);
        await shop.WorkAsync((work, ct) => _shelves.LimitAsync(work, goods.Id, shop.Warehouse, new(5, 0, null), ct));

        var isSet = await StockRace.BetweenAsync(
            shop,
            (work, ct) => _stock.HoldAsync(work, Request(goods, 4), ct),
            () => shop.WorkAsync((work, ct) => _shelves.LimitAsync(work, goods.Id, shop.Warehouse, new(2, 0, null), ct)));

        Assert.False(isSet);
    }

    [Fact]
    public async Task Goods_received_twice_by_one_form_come_in_once()
    {
        var act = Act(await shop.OfferAsync(1));

        var isNews = await StockRace.BetweenAsync(shop, (work, ct) => _shelves.ReceiveAsync(work, act, 5, ct), () => shop.WorkAsync((work, ct) => _shelves.ReceiveAsync(work, act, 5, ct)));

        Assert.False(isNews);
        Assert.Equal(6, (await shop.StockAsync(act.Variant)).OnHand);
    }

    [Fact]
    public async Task A_cancellation_that_waits_for_a_count_ends_the_task_that_the_count_has_just_opened()
    {
        var (goods, order) = await SoldAsync(3, 3);

        await StockRace.BetweenAsync(
            shop,
            (work, ct) => _shelves.CountAsync(work, Act(goods), 3, 1, ct),
            () => shop.WorkAsync(async (work, ct) =>
            {
                await _stock.UncommitAsync(work, order, [Line(goods, 3)], ct);
                return true;
            }));

        Assert.Equal(0, (await shop.StockAsync(goods.Id)).Shortage);
        Assert.Equal(0L, await OpenTasksAsync(goods));
    }

    [Fact]
    public async Task News_of_a_low_shelf_that_waits_for_a_delivery_opens_no_task()
    {
        var goods = await shop.OfferAsync(1);
        await shop.WorkAsync((work, ct) => _shelves.LimitAsync(work, goods.Id, shop.Warehouse, new(0, 0, 3), ct));

        await StockRace.BetweenAsync(
            shop,
            (work, ct) => _shelves.ReceiveAsync(work, Act(goods), 9, ct),
            () => shop.WorkAsync(async (work, ct) =>
            {
                await _shelves.OpenLowTaskAsync(work, goods.Id, shop.Warehouse, ct);
                return true;
            }));

        Assert.Equal(0L, await OpenTasksAsync(goods));
    }

    private async Task SendAsync(IWork work, Goods goods, int pieces, CancellationToken ct)
    {
        var transfer = new Transfer(TransferId.New(), shop.Warehouse, shop.Backroom, SellingShop.Staff, null, shop.Clock.GetUtcNow());
        work.Transfers.Add(transfer);
        Assert.Null(await _shelves.DispatchAsync(work, transfer, [new(goods.Id, pieces)], ct));
    }

    private async Task SweepAsync(IWork work, CancellationToken ct)
    {
        var now = shop.Clock.GetUtcNow();
        var due = work.Holds.Where(hold => hold.OrderId == null && hold.ExpiresAt <= now).Select(hold => new DueHold(hold.VariantId, hold.Id)).ToList();
        await _stock.ReleaseExpiredAsync(work, now, due, ct);
    }

    private async Task<(Goods Goods, OrderId Order)> SoldAsync(int pieces, int sold)
    {
        var goods = await shop.OfferAsync(pieces);
        return (goods, await SoldAsync(goods, sold));
    }

    /// <summary>Committed without an order around it: what is raced here is stock alone.</summary>
    private Task<OrderId> SoldAsync(Goods goods, int pieces) => shop.WorkAsync(async (work, ct) =>
    {
        var (order, request) = (OrderId.New(), Request(goods, pieces));
        await _stock.HoldAsync(work, request, ct);
        await _stock.PinAsync(work, request.Checkout, order, request.Lines, request.ExpiresAt, ct);
        await _stock.CommitAsync(work, order, ct);
        return order;
    });

    private Task<bool> TakeBackAsync(OrderId order) => shop.WorkAsync(async (work, ct) =>
    {
        await _stock.UncommitAsync(work, order, await _stock.AllocationsAsync(work, order, ct), ct);
        return true;
    });

    private HoldRequest Request(Goods goods, int pieces) => new(CustomerId.New(), CheckoutId.New(), [new(goods.Id, pieces)], shop.Clock.GetUtcNow().AddMinutes(10));

    private Task<HoldOutcome> HoldAsync(Goods goods, int pieces) => HoldAsync(Request(goods, pieces));

    private Task<HoldOutcome> HoldAsync(HoldRequest request) => shop.WorkAsync((work, ct) => _stock.HoldAsync(work, request, ct));

    private ShelfAct Act(Goods goods) => new(MovementId.New(), goods.Id, shop.Warehouse, SellingShop.Staff);

    private AllocatedLine Line(Goods goods, int pieces) => new(goods.Id, shop.Warehouse, pieces);

    private async Task<(int OnHand, int Committed)> CountersAsync(Goods goods) => ((await shop.StockAsync(goods.Id)).OnHand, (await shop.StockAsync(goods.Id)).Committed);

    private Task<long> OpenTasksAsync(Goods goods) => shop.Database.ScalarAsync<long>($"select count(*) from inventory.tasks where variant_id = '{goods.Id}' and closed_at is null");
}

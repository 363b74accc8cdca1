using Microsoft.EntityFrameworkCore;
using Npgsql;
using Storefront.Core.Inventory;
using Storefront.Core.Inventory.Transfers;
using Storefront.Core.Shared;
using Storefront.Infrastructure.Audit;
using Storefront.Tests.Database.Payments;
using Storefront.Tests.Shared;

namespace Storefront.Tests.Database.Inventory;

/// <summary>The twins of <see cref="StockRaceTests"/> and <see cref="ShelfRaceTests"/>: the same races as they are often written, to show what the guards are for.</summary>
public sealed class UnguardedShelfTests(TestCluster cluster) : IAsyncLifetime
{
    private readonly SellingShop _shop = new(cluster);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _shop.InitializeAsync();
        await _shop.Database.ScalarAsync<int>("alter table inventory.inventory drop constraint ck_inventory_no_oversell");
    }

    public ValueTask DisposeAsync() => _shop.DisposeAsync();

    [Fact]
    public async Task A_transfer_that_looks_and_then_takes_sends_away_what_was_held_meanwhile()
    {
        var goods = await _shop.OfferAsync(5);
        var free = (await _shop.StockAsync(goods.Id)).Available;
        await HoldAsync(goods, 5);

        await TakeAsync(goods, free >= 4 ? 4 : 0);

        Assert.Equal((1, 5), ((await _shop.StockAsync(goods.Id)).OnHand, (await _shop.StockAsync(goods.Id)).Held));
        await AssertBrokenAsync("I1a");
    }

    [Fact]
    public async Task A_count_that_adds_the_difference_it_saw_loses_the_parcel_that_left_meanwhile()
    {
        var goods = await _shop.OfferAsync(5);
        var seen = (await _shop.StockAsync(goods.Id)).OnHand;
        var order = await SellAsync(goods, 2);
        Assert.True(await _shop.WorkAsync((work, ct) => _shop.Get<IStockLedger>().ShipAsync(work, order, [new(goods.Id, _shop.Warehouse, 2)], ct)));

        await _shop.WorkAsync((work, ct) => Shelf(work, goods).ExecuteUpdateAsync(set => set.SetProperty(level => level.OnHand, seen), ct));

        Assert.Equal(5, (await _shop.StockAsync(goods.Id)).OnHand);
        await AssertBrokenAsync("I1d");
    }

    [Fact]
    public async Task A_parcel_that_only_joins_its_allocation_leaves_although_it_was_cancelled_meanwhile()
    {
        var goods = await _shop.OfferAsync(5);
        var (order, _) = (await SellAsync(goods, 2), await SellAsync(goods, 2));

        await StockRace.BetweenAsync(
            _shop,
            (work, ct) => _shop.Get<IStockLedger>().UncommitAsync(work, order, [new(goods.Id, _shop.Warehouse, 2)], ct),
            () => ShipByJoinAsync(goods, order));

        Assert.Equal((3, 0), ((await _shop.StockAsync(goods.Id)).OnHand, (await _shop.StockAsync(goods.Id)).Committed));
        await AssertBrokenAsync("I1c");
    }

    [Fact]
    public async Task Goods_that_are_received_without_looking_for_their_form_come_in_twice()
    {
        var goods = await _shop.OfferAsync(0);

        await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => TakeAsync(goods, -5))));

        Assert.Equal(10, (await _shop.StockAsync(goods.Id)).OnHand);
    }

    [Fact]
    public async Task A_transfer_whose_arrival_is_looked_up_and_then_written_arrives_twice()
    {
        var (goods, transfer) = (await _shop.OfferAsync(5), TransferId.New());
        await new DispatchTransfer(_shop.Db, _shop.Get<IShelfLedger>(), _shop.Clock).ExecuteAsync(new(transfer, _shop.Warehouse, _shop.Backroom, [new(goods.Id, 5)], SellingShop.Staff), Ct);
        var second = _shop.Database.Commands.After("FROM inventory.transfer_lines", () => LookAndArriveAsync(transfer, goods));

        await LookAndArriveAsync(transfer, goods);

        await second;
        Assert.Equal(10, (await _shop.StockAsync(goods.Id, _shop.Backroom)).OnHand);
    }

    [Fact]
    public async Task Two_sweepers_that_look_and_then_give_back_free_what_somebody_holds()
    {
        var goods = await _shop.OfferAsync(5);
        await HoldAsync(goods, 2);
        _shop.Clock.Advance(TimeSpan.FromMinutes(11));
        await HoldAsync(goods, 3);
        var second = _shop.Database.Commands.After("FROM inventory.holds", () => LookAndGiveBackAsync(goods));

        await LookAndGiveBackAsync(goods);

        await second;
        Assert.Equal(1, (await _shop.StockAsync(goods.Id)).Held);
        await AssertBrokenAsync("I1b");
    }

    private Task<bool> LookAndArriveAsync(TransferId transfer, Goods goods) => _shop.WorkAsync(async (work, ct) =>
    {
        var (variant, backroom) = (goods.Id, _shop.Backroom);
        var lines = work.TransferLines.Where(line => line.TransferId == transfer && line.VariantId == variant);
        if (await lines.Select(line => line.Quantity - line.Arrived).SingleAsync(ct) is not (> 0 and var open)) return false;
        await lines.ExecuteUpdateAsync(set => set.SetProperty(line => line.Arrived, line => line.Quantity), ct);
        await work.StockLevels.Where(level => level.VariantId == variant && level.WarehouseId == backroom)
            .ExecuteUpdateAsync(set => set.SetProperty(level => level.OnHand, level => level.OnHand + open), ct);
        return true;
    });

    private Task<bool> LookAndGiveBackAsync(Goods goods) => _shop.WorkAsync(async (work, ct) =>
    {
        var (variant, now) = (goods.Id, _shop.Clock.GetUtcNow());
        foreach (var lapsed in await work.Holds.AsNoTracking().Where(hold => hold.VariantId == variant && hold.ExpiresAt <= now).ToListAsync(ct))
        {
            await work.Holds.Where(hold => hold.VariantId == variant && hold.Id == lapsed.Id).ExecuteDeleteAsync(ct);
            await Shelf(work, goods).ExecuteUpdateAsync(set => set.SetProperty(level => level.Held, level => level.Held - lapsed.Quantity), ct);
        }
        return true;
    });

    private Task<int> TakeAsync(Goods goods, int pieces) =>
        _shop.WorkAsync((work, ct) => Shelf(work, goods).ExecuteUpdateAsync(set => set.SetProperty(level => level.OnHand, level => level.OnHand - pieces), ct));

    private async Task<int> ShipByJoinAsync(Goods goods, OrderId order)
    {
        await using var connection = new NpgsqlConnection(_shop.Database.ConnectionString);
        await connection.OpenAsync(Ct);
        await using var ship = new NpgsqlCommand(
            """
            UPDATE inventory.inventory i SET on_hand = i.on_hand - a.quantity, committed = i.committed - a.quantity FROM inventory.allocations a
            WHERE a.order_id = $1 AND a.variant_id = $2 AND i.variant_id = a.variant_id AND i.warehouse_id = a.warehouse_id AND i.on_hand >= a.quantity
            """,
            connection)
        {
            Parameters = { new() { Value = order.Value }, new() { Value = goods.Id.Value } },
        };
        return await ship.ExecuteNonQueryAsync(Ct);
    }

    private Task<OrderId> SellAsync(Goods goods, int pieces) => _shop.WorkAsync(async (work, ct) =>
    {
        var (stock, order, checkout) = (_shop.Get<IStockLedger>(), OrderId.New(), CheckoutId.New());
        await stock.HoldAsync(work, new(CustomerId.New(), checkout, [new(goods.Id, pieces)], _shop.Clock.GetUtcNow().AddMinutes(10)), ct);
        await stock.PinAsync(work, checkout, order, [new(goods.Id, pieces)], _shop.Clock.GetUtcNow().AddMinutes(10), ct);
        await stock.CommitAsync(work, order, ct);
        return order;
    });

    private Task<HoldOutcome> HoldAsync(Goods goods, int pieces) => _shop.WorkAsync((work, ct) => _shop.Get<IStockLedger>().HoldAsync(
        work, new(CustomerId.New(), CheckoutId.New(), [new(goods.Id, pieces)], _shop.Clock.GetUtcNow().AddMinutes(10)), ct));

    private IQueryable<StockLevel> Shelf(IWork work, Goods goods)
    {
        var (variant, warehouse) = (goods.Id, _shop.Warehouse);
        return work.StockLevels.Where(level => level.VariantId == variant && level.WarehouseId == warehouse);
    }

    private async Task AssertBrokenAsync(string invariant) =>
        Assert.NotEmpty((await new InvariantQueries(_shop.Database, _shop.Clock).AskAsync(Ct)).Findings.Single(finding => finding.Name == invariant).Broken);
}

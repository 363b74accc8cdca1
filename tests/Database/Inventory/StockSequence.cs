using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using Storefront.Core.Inventory;
using Storefront.Core.Inventory.Transfers;
using Storefront.Core.Shared;

namespace Storefront.Tests.Database.Inventory;

/// <summary>One random sequence: each step is done to the ledger and to the model, and what the ledger answers must be what the model expects.</summary>
internal sealed class StockSequence(StockModel model, Random random, IStockLedger stock, IShelfLedger shelves, FakeTimeProvider clock)
{
    private const string Staff = "staff@shop.example";

    private readonly List<string> _done = [];

    public StockModel Model => model;

    /// <summary>What was done, for the message of a failure.</summary>
    public string Story => string.Join(", ", _done);

    public async Task StepAsync(IWork work, CancellationToken ct)
    {
        var (purchase, shelf, pieces) = (model.Purchases[random.Next(model.Purchases.Count)], model.Shelves[random.Next(model.Shelves.Length)], random.Next(1, 8));
        await (random.Next(12) switch
        {
            0 or 1 or 2 => HoldAsync(work, purchase, pieces, ct),
            3 => PinAsync(work, purchase, ct),
            4 => PayAsync(work, purchase, ct),
            5 => LetGoAsync(work, purchase, ct),
            6 => ShipAsync(work, purchase, ct),
            7 => PutAsync(work, shelf, pieces, isReturn: random.Next(3) == 0, ct),
            8 => CountAsync(work, shelf, random.Next(12), ct),
            9 => LimitAsync(work, shelf, new(random.Next(4), random.Next(3), random.Next(5)), ct),
            10 => DispatchAsync(work, shelf, pieces, ct),
            _ => ArriveAsync(work, ct),
        });
    }

    private async Task HoldAsync(IWork work, StockModel.Purchase purchase, int pieces, CancellationToken ct)
    {
        if (purchase.Pinned is not null || purchase.Paid is not null) return;
        // Fewer pieces than before are taken back whole and held anew.
        var (before, isLess) = (purchase.Quantity, purchase.Quantity > pieces);
        var free = model.Shelves.Sum(shelf => Math.Max(0, shelf.Available + (isLess ? purchase.Pieces.GetValueOrDefault(shelf.Warehouse) : 0)));
        var own = isLess ? 0 : before;
        var expected = pieces == own || pieces - own <= free;
        var outcome = await stock.HoldAsync(work, new(purchase.Customer, purchase.Checkout, [new(model.Variant, pieces)], clock.GetUtcNow().AddMinutes(10)), ct);
        Note($"hold {pieces} {(outcome.Complete ? "had" : "refused")}");
        Assert.True(outcome.Complete == expected, Story);
        if (!expected) Assert.True(outcome.Missing.Single().Quantity == own + free, Story);

        // The model does not decide from which warehouse: the ledger's choice is taken over and must add up.
        var held = await work.Holds.AsNoTracking().Where(hold => hold.CheckoutId == purchase.Checkout).ToListAsync(ct);
        Move(purchase, held.GroupBy(hold => hold.WarehouseId).ToDictionary(group => group.Key, group => group.Sum(hold => hold.Quantity)));
        Assert.True(purchase.Quantity == (expected ? pieces : own), Story);
        purchase.ExpiresAt = clock.GetUtcNow().AddMinutes(10);
    }

    private void Move(StockModel.Purchase purchase, Dictionary<WarehouseId, int> now)
    {
        foreach (var shelf in model.Shelves)
        {
            shelf.Held += now.GetValueOrDefault(shelf.Warehouse) - purchase.Pieces.GetValueOrDefault(shelf.Warehouse);
            shelf.Settle();
        }
        purchase.Pieces.Clear();
        foreach (var (warehouse, pieces) in now) purchase.Pieces[warehouse] = pieces;
    }

    private async Task PinAsync(IWork work, StockModel.Purchase purchase, CancellationToken ct)
    {
        if (purchase.Pinned is not null || purchase.Paid is not null || purchase.Quantity == 0) return;
        var order = OrderId.New();
        Note("pin");
        Assert.True(await stock.PinAsync(work, purchase.Checkout, order, [new(model.Variant, purchase.Quantity)], clock.GetUtcNow().AddMinutes(30), ct), Story);
        purchase.Pinned = order;
    }

    private async Task PayAsync(IWork work, StockModel.Purchase purchase, CancellationToken ct)
    {
        if (purchase.Pinned is not { } order) return;
        Note("pay");
        await stock.CommitAsync(work, order, ct);
        if (random.Next(3) == 0) await stock.CommitAsync(work, order, ct);
        (purchase.Pinned, purchase.Paid) = (null, order);
        foreach (var (warehouse, pieces) in purchase.Pieces)
        {
            model.At(warehouse).Held -= pieces;
            model.At(warehouse).Committed += pieces;
        }
    }

    /// <summary>Expiry of a checkout, end of an unpaid order, or cancellation of a paid one.</summary>
    private async Task LetGoAsync(IWork work, StockModel.Purchase purchase, CancellationToken ct)
    {
        Note(purchase.Paid is not null ? "cancel" : "let go");
        if (purchase.Paid is { } paid) await stock.UncommitAsync(work, paid, await stock.AllocationsAsync(work, paid, ct), ct);
        else if (purchase.Pinned is { } pinned) await stock.ReleaseAsync(work, pinned, ct);
        else await stock.ReleaseAsync(work, purchase.Checkout, ct);
        foreach (var (warehouse, pieces) in purchase.Pieces)
        {
            var shelf = model.At(warehouse);
            if (purchase.Paid is null) shelf.Held -= pieces;
            else shelf.Committed -= pieces;
            shelf.Settle();
        }
        Renew(purchase);
    }

    private async Task ShipAsync(IWork work, StockModel.Purchase purchase, CancellationToken ct)
    {
        if (purchase.Paid is not { } order) return;
        var (warehouse, pieces) = purchase.Pieces.MinBy(one => one.Key.Value);
        var part = random.Next(1, pieces + 1);
        var shelf = model.At(warehouse);
        var shipped = await stock.ShipAsync(work, order, [new(model.Variant, warehouse, part)], ct);
        Note($"ship {part} {(shipped ? "sent" : "refused")}");
        Assert.True(shipped == shelf.OnHand >= part, Story);
        if (!shipped) return;
        shelf.OnHand -= part;
        shelf.Committed -= part;
        shelf.Settle();
        purchase.Pieces[warehouse] -= part;
        if (purchase.Pieces[warehouse] == 0) purchase.Pieces.Remove(warehouse);
        if (purchase.Pieces.Count == 0) Renew(purchase);
    }

    private async Task PutAsync(IWork work, StockModel.Shelf shelf, int pieces, bool isReturn, CancellationToken ct)
    {
        var act = Act(shelf);
        Note($"{(isReturn ? "return" : "receive")} {pieces}");
        Assert.True(isReturn ? await shelves.ReturnAsync(work, act, pieces, ct) : await shelves.ReceiveAsync(work, act, pieces, ct), Story);
        if (random.Next(4) == 0) Assert.False(await shelves.ReceiveAsync(work, act, pieces, ct), Story);
        shelf.OnHand += pieces;
        shelf.Settle();
    }

    private async Task CountAsync(IWork work, StockModel.Shelf shelf, int counted, CancellationToken ct)
    {
        Note($"count {counted}");
        Assert.Null(await shelves.CountAsync(work, Act(shelf), shelf.OnHand + 1, counted, ct));
        var missing = await shelves.CountAsync(work, Act(shelf), shelf.OnHand, counted, ct);
        shelf.OnHand = counted;
        shelf.Shortage = shelf.Owed;
        Assert.True(missing == shelf.Shortage, Story);
    }

    private async Task LimitAsync(IWork work, StockModel.Shelf shelf, ShelfLimits limits, CancellationToken ct)
    {
        var expected = shelf.Held + shelf.Committed <= shelf.OnHand + limits.Backorder + shelf.Shortage;
        Note($"limit {limits.Backorder} {limits.Safety}");
        Assert.True(await shelves.LimitAsync(work, model.Variant, shelf.Warehouse, limits, ct) == expected, Story);
        if (!expected) return;
        (shelf.Backorder, shelf.Safety) = (limits.Backorder, limits.Safety);
        shelf.Settle();
    }

    private async Task DispatchAsync(IWork work, StockModel.Shelf shelf, int pieces, CancellationToken ct)
    {
        var expected = shelf.OnHand - shelf.Held - shelf.Committed >= pieces;
        var transfer = new Transfer(TransferId.New(), shelf.Warehouse, model.Shelves.First(other => other != shelf).Warehouse, Staff, null, clock.GetUtcNow());
        Note($"dispatch {pieces}");
        Assert.True(await shelves.DispatchAsync(work, transfer, [new(model.Variant, pieces)], ct) is null == expected, Story);
        if (!expected) return;
        work.Transfers.Add(transfer);
        shelf.OnHand -= pieces;
        model.Sendings.Add(new(transfer, pieces));
    }

    private async Task ArriveAsync(IWork work, CancellationToken ct)
    {
        if (model.Sendings.Find(one => one.Seen < one.Quantity) is not { } sending) return;
        var arrived = random.Next(0, sending.Quantity - sending.Seen + 1);
        var lost = random.Next(0, sending.Quantity - sending.Seen - arrived + 1);
        Note($"arrive {arrived} lost {lost}");
        Assert.False(await shelves.ArriveAsync(work, sending.Transfer, new(model.Variant, sending.Seen, sending.Quantity, 1), Staff, ct), Story);
        Assert.True(await shelves.ArriveAsync(work, sending.Transfer, new(model.Variant, sending.Seen, arrived, lost), Staff, ct), Story);
        sending.Seen += arrived + lost;
        var shelf = model.At(sending.Transfer.ToId);
        shelf.OnHand += arrived;
        if (arrived > 0) shelf.Settle();
        if (sending.Seen < sending.Quantity) return;
        // The use case closes a transfer; here the row is still in the unit of work.
        await work.SaveAsync(ct);
        var (id, now) = (sending.Transfer.Id, clock.GetUtcNow());
        await work.Transfers.Where(one => one.Id == id).ExecuteUpdateAsync(set => set.SetProperty(one => one.ClosedAt, now), ct);
    }

    private void Renew(StockModel.Purchase purchase)
    {
        model.Purchases.Remove(purchase);
        model.Purchases.Add(new());
    }

    private ShelfAct Act(StockModel.Shelf shelf) => new(MovementId.New(), model.Variant, shelf.Warehouse, Staff);

    private void Note(string what) => _done.Add(what);
}

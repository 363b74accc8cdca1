using Microsoft.EntityFrameworkCore;
using Storefront.Core.Inventory;
using Storefront.Core.Shared;

namespace Storefront.Tests.Database.Inventory;

/// <summary>
/// The stock ledger as it is often written, to show what the guard is for: it looks whether enough is there, and then takes it.
/// All buyers look before the first takes, as they do on a busy day.
/// </summary>
internal sealed class UnguardedStockLedger(int buyers) : IStockLedger
{
    private readonly TaskCompletionSource _allHaveLooked = new();
    private int _looked;

    public async Task<HoldOutcome> HoldAsync(IWork work, HoldRequest request, CancellationToken ct)
    {
        var line = request.Lines[0];
        var seen = await work.StockLevels.SingleAsync(level => level.VariantId == line.Variant && level.OnHand > 0, ct);
        if (seen.Available < line.Quantity) return new([line]);
        if (Interlocked.Increment(ref _looked) == buyers) _allHaveLooked.SetResult();
        await _allHaveLooked.Task.WaitAsync(ct);
        await work.StockLevels.Where(level => level.VariantId == line.Variant && level.WarehouseId == seen.WarehouseId)
            .ExecuteUpdateAsync(set => set.SetProperty(level => level.Held, level => level.Held + line.Quantity), ct);
        return new([]);
    }

    public Task<bool> PinAsync(IWork work, CheckoutId checkout, OrderId order, IReadOnlyList<StockLine> lines, DateTimeOffset deadline, CancellationToken ct) => Task.FromResult(true);

    public Task CommitAsync(IWork work, OrderId order, CancellationToken ct) => throw new NotSupportedException();

    public Task<bool> TryCommitLateAsync(IWork work, OrderId order, HoldRequest request, CancellationToken ct) => throw new NotSupportedException();

    public Task ReleaseAsync(IWork work, OrderId order, CancellationToken ct) => throw new NotSupportedException();

    public Task ReleaseAsync(IWork work, CheckoutId checkout, CancellationToken ct) => throw new NotSupportedException();

    public Task UncommitAsync(IWork work, OrderId order, IReadOnlyList<AllocatedLine> lines, CancellationToken ct) => throw new NotSupportedException();

    public Task<bool> ShipAsync(IWork work, OrderId order, IReadOnlyList<AllocatedLine> lines, CancellationToken ct) => throw new NotSupportedException();

    public Task<int> ReleaseExpiredAsync(IWork work, DateTimeOffset now, IReadOnlyList<DueHold> due, CancellationToken ct) => throw new NotSupportedException();

    public Task<IReadOnlyList<AllocatedLine>> AllocationsAsync(IWork work, OrderId order, CancellationToken ct) => throw new NotSupportedException();
}

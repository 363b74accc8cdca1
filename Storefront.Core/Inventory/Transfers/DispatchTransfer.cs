using Microsoft.EntityFrameworkCore;
using Storefront.Core.Shared;

namespace Storefront.Core.Inventory.Transfers;

/// <summary>Sends goods from one warehouse to another. Only what nobody was promised may leave. A form that is sent twice dispatches once.</summary>
public sealed class DispatchTransfer(IStorefrontDb db, IShelfLedger shelves, TimeProvider clock)
{
    /// <param name="Transfer">Made with the form.</param>
    /// <param name="Staff">Mail address.</param>
    /// <param name="Reference">Waybill or reason; at most 100 characters.</param>
    public sealed record Command(TransferId Transfer, WarehouseId From, WarehouseId To, IReadOnlyList<StockLine> Lines, string Staff, string? Reference = null);

    public abstract record Result
    {
        private Result()
        {
        }

        public sealed record Dispatched(TransferId Transfer) : Result;

        /// <param name="Free">Pieces that lie there and are promised to nobody.</param>
        public sealed record TooFew(VariantId Variant, int Free) : Result;

        /// <summary>No line, a line without pieces, or a variant twice.</summary>
        public sealed record NothingToSend : Result;

        /// <summary>Both ends are the same, or one does not exist.</summary>
        public sealed record BadWarehouses : Result;
    }

    public Task<Result> ExecuteAsync(Command command, CancellationToken ct)
    {
        var isEmpty = command.Lines.Count == 0 || command.Lines.Any(line => line.Quantity is < 1 or > Counting.ReceiveStock.Most)
            || command.Lines.DistinctBy(line => line.Variant).Count() < command.Lines.Count;
        return isEmpty ? Task.FromResult<Result>(new Result.NothingToSend()) : db.RunAsync((work, token) => DispatchAsync(work, command, token), ct);
    }

    private async Task<Result> DispatchAsync(IWork work, Command command, CancellationToken ct)
    {
        if (await work.Transfers.AnyAsync(known => known.Id == command.Transfer, ct)) return new Result.Dispatched(command.Transfer);
        if (command.From == command.To || await work.Warehouses.CountAsync(one => one.Id == command.From || one.Id == command.To, ct) < 2) return new Result.BadWarehouses();

        var transfer = new Transfer(command.Transfer, command.From, command.To, command.Staff, command.Reference, clock.GetUtcNow());
        work.Transfers.Add(transfer);
        await work.SaveAsync(ct);
        if (await shelves.DispatchAsync(work, transfer, command.Lines, ct) is { } missing)
        {
            var level = await work.StockLevels.AsNoTracking().SingleOrDefaultAsync(one => one.VariantId == missing.Variant && one.WarehouseId == command.From, ct);
            return new Result.TooFew(missing.Variant, level is null ? 0 : Math.Max(0, level.OnHand - level.Held - level.Committed));
        }
        await work.CommitAsync(ct);
        return new Result.Dispatched(transfer.Id);
    }
}

using Microsoft.EntityFrameworkCore;
using Storefront.Core.Shared;

namespace Storefront.Core.Inventory.Transfers;

/// <summary>Writes down what arrived of a transfer, all of it or a part, and what will never arrive. It ends when nothing is on its way any more.</summary>
public sealed class ReceiveTransfer(IStorefrontDb db, IShelfLedger shelves, TimeProvider clock)
{
    /// <param name="Lines">Lines without a change are left out.</param>
    /// <param name="Staff">Mail address.</param>
    public sealed record Command(TransferId Transfer, IReadOnlyList<ArrivedLine> Lines, string Staff);

    public abstract record Result
    {
        private Result()
        {
        }

        /// <param name="Open">Pieces still on their way.</param>
        public sealed record Received(int Open) : Result;

        /// <summary>Somebody wrote down arrivals meanwhile, or more was said to arrive than is on its way.</summary>
        public sealed record NotOnItsWay(VariantId Variant, int Open) : Result;

        /// <summary>No line, or a line without pieces.</summary>
        public sealed record NothingArrived : Result;

        public sealed record NoSuchTransfer : Result;
    }

    public Task<Result> ExecuteAsync(Command command, CancellationToken ct)
    {
        var isEmpty = command.Lines.Count == 0 || command.Lines.Any(line => line.Arrived < 0 || line.Lost < 0 || line is { Arrived: 0, Lost: 0 });
        return isEmpty ? Task.FromResult<Result>(new Result.NothingArrived()) : db.RunAsync((work, token) => ReceiveAsync(work, command, token), ct);
    }

    private async Task<Result> ReceiveAsync(IWork work, Command command, CancellationToken ct)
    {
        // Locked, so that the last of two arrivals at once sees that nothing is left.
        var own = work.Transfers.Where(one => one.Id == command.Transfer);
        if (await work.LockAsync(own.AsNoTracking(), ct) is not { } transfer) return new Result.NoSuchTransfer();
        var lines = work.TransferLines.AsNoTracking().Where(line => line.TransferId == command.Transfer);
        foreach (var arrived in command.Lines.OrderBy(line => line.Variant.Value))
        {
            if (await shelves.ArriveAsync(work, transfer, arrived, command.Staff, ct)) continue;
            var now = await lines.SingleOrDefaultAsync(line => line.VariantId == arrived.Variant, ct);
            return new Result.NotOnItsWay(arrived.Variant, now?.Open ?? 0);
        }
        var open = await lines.SumAsync(line => line.Quantity - line.Arrived - line.Lost, ct);
        var closedAt = clock.GetUtcNow();
        if (open == 0) await own.ExecuteUpdateAsync(set => set.SetProperty(one => one.ClosedAt, closedAt), ct);
        await work.CommitAsync(ct);
        return new Result.Received(open);
    }
}

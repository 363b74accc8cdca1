using Microsoft.EntityFrameworkCore;
using Storefront.Core.Shared;

namespace Storefront.Core.Inventory.Counting;

/// <summary>Writes down what a member of staff counted on a shelf. What is promised already stays promised, so less than that is refused.</summary>
public sealed class AdjustStock(IStorefrontDb db, IStockLedger stock)
{
    /// <param name="Seen">What the shelf held when it was counted; another number now means that somebody counted, shipped or received meanwhile.</param>
    /// <param name="Staff">Mail address.</param>
    public sealed record Command(VariantId Variant, WarehouseId Warehouse, int Seen, int OnHand, string Staff);

    public abstract record Result
    {
        private Result()
        {
        }

        public sealed record Adjusted(int OnHand) : Result;

        public sealed record Negative : Result;

        /// <param name="AtLeast">Pieces that checkouts and orders count on.</param>
        public sealed record MoreIsPromised(int AtLeast) : Result;

        public sealed record ChangedBySomebodyElse(int OnHand) : Result;

        public sealed record NoSuchShelf : Result;
    }

    public Task<Result> ExecuteAsync(Command command, CancellationToken ct) => command.OnHand < 0
        ? Task.FromResult<Result>(new Result.Negative())
        : db.RunAsync((work, token) => AdjustAsync(work, command, token), ct);

    private async Task<Result> AdjustAsync(IWork work, Command command, CancellationToken ct)
    {
        // Locks the row, so that what is compared below is what is changed.
        var shelf = work.StockLevels.Where(level => level.VariantId == command.Variant && level.WarehouseId == command.Warehouse);
        if (await shelf.ExecuteUpdateAsync(set => set.SetProperty(level => level.OnHand, level => level.OnHand), ct) == 0) return new Result.NoSuchShelf();
        var level = await shelf.AsNoTracking().SingleAsync(ct);
        if (level.OnHand != command.Seen) return new Result.ChangedBySomebodyElse(level.OnHand);
        if (level.OnHand == command.OnHand) return new Result.Adjusted(level.OnHand);
        if (!await stock.AdjustAsync(work, command.Variant, command.Warehouse, command.OnHand, command.Staff, ct))
            return new Result.MoreIsPromised(level.Held + level.Committed - level.BackorderLimit);
        await work.CommitAsync(ct);
        return new Result.Adjusted(command.OnHand);
    }
}

using Microsoft.EntityFrameworkCore;
using Storefront.Core.Shared;

namespace Storefront.Core.Inventory.Counting;

/// <summary>Sets how many pieces beyond the shelf may be promised (back-orders; of a pre-order its cap), how many are kept back, and when the merchant is told that few are left.</summary>
public sealed class SetShelfLimits(IStorefrontDb db, IShelfLedger shelves)
{
    public sealed record Command(VariantId Variant, WarehouseId Warehouse, ShelfLimits Limits);

    public abstract record Result
    {
        private Result()
        {
        }

        public sealed record Set : Result;

        /// <summary>A number is negative or above <see cref="ReceiveStock.Most"/>.</summary>
        public sealed record BadLimit : Result;

        /// <param name="AtLeast">Back-orders that are promised already.</param>
        public sealed record MoreIsPromised(int AtLeast) : Result;

        public sealed record NoSuchShelf : Result;
    }

    public Task<Result> ExecuteAsync(Command command, CancellationToken ct)
    {
        var (backorder, safety, lowAt) = command.Limits;
        return IsGood(backorder) && IsGood(safety) && IsGood(lowAt ?? 0)
            ? db.RunAsync((work, token) => SetAsync(work, command, token), ct)
            : Task.FromResult<Result>(new Result.BadLimit());
    }

    private static bool IsGood(int limit) => limit is >= 0 and <= ReceiveStock.Most;

    private async Task<Result> SetAsync(IWork work, Command command, CancellationToken ct)
    {
        if (await shelves.LimitAsync(work, command.Variant, command.Warehouse, command.Limits, ct))
        {
            await work.CommitAsync(ct);
            return new Result.Set();
        }
        var level = await work.StockLevels.AsNoTracking().SingleOrDefaultAsync(one => one.VariantId == command.Variant && one.WarehouseId == command.Warehouse, ct);
        return level is null ? new Result.NoSuchShelf() : new Result.MoreIsPromised(level.Held + level.Committed - level.OnHand - level.Shortage);
    }
}

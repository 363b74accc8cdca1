using Microsoft.EntityFrameworkCore;
using Storefront.Core.Shared;

namespace Storefront.Core.Inventory.Counting;

/// <summary>Puts goods that came in on a shelf. A form that is sent twice is received once.</summary>
public sealed class ReceiveStock(IStorefrontDb db, IShelfLedger shelves)
{
    /// <summary>More than this in one delivery is taken for a slip of the keyboard.</summary>
    public const int Most = 1_000_000;

    /// <param name="Act">Its cause is the mail address of the staff, its reference the delivery note.</param>
    public sealed record Command(ShelfAct Act, int Quantity);

    public abstract record Result
    {
        private Result()
        {
        }

        /// <param name="OnHand">Now on the shelf.</param>
        public sealed record Received(int OnHand) : Result;

        /// <summary>Not from 1 to <see cref="Most"/>.</summary>
        public sealed record BadQuantity : Result;

        public sealed record NoSuchWarehouse : Result;
    }

    public Task<Result> ExecuteAsync(Command command, CancellationToken ct) => command.Quantity is < 1 or > Most
        ? Task.FromResult<Result>(new Result.BadQuantity())
        : db.RunAsync((work, token) => ReceiveAsync(work, command, token), ct);

    private async Task<Result> ReceiveAsync(IWork work, Command command, CancellationToken ct)
    {
        var act = command.Act;
        if (!await work.Warehouses.AnyAsync(warehouse => warehouse.Id == act.Warehouse, ct)) return new Result.NoSuchWarehouse();
        await shelves.ReceiveAsync(work, act, command.Quantity, ct);
        var onHand = await work.StockLevels.Where(level => level.VariantId == act.Variant && level.WarehouseId == act.Warehouse).Select(level => level.OnHand).SingleAsync(ct);
        await work.CommitAsync(ct);
        return new Result.Received(onHand);
    }
}

using Microsoft.EntityFrameworkCore;
using Storefront.Core.Shared;

namespace Storefront.Core.Inventory.Counting;

/// <summary>
/// Writes down what was counted on a shelf. A count is a fact: when it finds less than is promised it is recorded all the same, the
/// missing pieces become the shelf's shortage, and a task is opened that closes when they are there or nobody waits for them.
/// </summary>
public sealed class CountStock(IStorefrontDb db, IShelfLedger shelves)
{
    /// <param name="Act">Its cause is the mail address of the staff.</param>
    /// <param name="Seen">What the shelf was said to hold when it was counted; another number now means that somebody counted, shipped or received meanwhile.</param>
    public sealed record Command(ShelfAct Act, int Seen, int Counted);

    public abstract record Result
    {
        private Result()
        {
        }

        public sealed record Counted(int OnHand) : Result;

        /// <param name="Missing">Pieces that are promised and not there.</param>
        public sealed record Short(int OnHand, int Missing) : Result;

        /// <summary>Not from 0 to <see cref="ReceiveStock.Most"/>.</summary>
        public sealed record BadQuantity : Result;

        public sealed record ChangedBySomebodyElse(int OnHand) : Result;

        public sealed record NoSuchShelf : Result;
    }

    public Task<Result> ExecuteAsync(Command command, CancellationToken ct) => command.Counted is < 0 or > ReceiveStock.Most
        ? Task.FromResult<Result>(new Result.BadQuantity())
        : db.RunAsync((work, token) => CountAsync(work, command, token), ct);

    private async Task<Result> CountAsync(IWork work, Command command, CancellationToken ct)
    {
        if (await shelves.CountAsync(work, command.Act, command.Seen, command.Counted, ct) is { } missing)
        {
            await work.CommitAsync(ct);
            return missing > 0 ? new Result.Short(command.Counted, missing) : new Result.Counted(command.Counted);
        }
        var now = await work.StockLevels.Where(level => level.VariantId == command.Act.Variant && level.WarehouseId == command.Act.Warehouse)
            .Select(level => (int?)level.OnHand).SingleOrDefaultAsync(ct);
        return now is { } onHand ? new Result.ChangedBySomebodyElse(onHand) : new Result.NoSuchShelf();
    }
}

using Storefront.Core.Inventory.Transfers;
using Storefront.Core.Shared;

namespace Storefront.Core.Inventory;

/// <summary>
/// The guarded statements by which the merchant moves goods: the other half of <see cref="IStockLedger"/>, under the same rules.
/// Each writes its movement, closes tasks whose reason is gone, and says when a shelf ran low.
/// </summary>
public interface IShelfLedger
{
    /// <summary>Puts goods that came in on a shelf, which is made when it is new. False: this act was recorded before.</summary>
    Task<bool> ReceiveAsync(IWork work, ShelfAct act, int quantity, CancellationToken ct);

    /// <summary>Puts goods that came back and passed inspection on a shelf. False: this act was recorded before.</summary>
    Task<bool> ReturnAsync(IWork work, ShelfAct act, int quantity, CancellationToken ct);

    /// <summary>
    /// Writes down what was counted. When that is less than is promised, the difference becomes the shelf's shortage and opens a task.
    /// Null: the shelf does not hold <paramref name="seen"/> any more, or is not there.
    /// </summary>
    /// <returns>Pieces that are promised and missing.</returns>
    Task<int?> CountAsync(IWork work, ShelfAct act, int seen, int counted, CancellationToken ct);

    /// <summary>Sets how far a shelf may be promised. False: more than that is promised already, or there is no such shelf.</summary>
    Task<bool> LimitAsync(IWork work, VariantId variant, WarehouseId warehouse, ShelfLimits limits, CancellationToken ct);

    /// <summary>Takes goods that nobody was promised off the shelf they leave. Answers the first line of which there are too few; null: all left.</summary>
    Task<StockLine?> DispatchAsync(IWork work, Transfer transfer, IReadOnlyList<StockLine> lines, CancellationToken ct);

    /// <summary>
    /// Puts what arrived of a transfer on the shelf, and gives up what was lost. False: the line has not <see cref="ArrivedLine.Seen"/>
    /// pieces behind it any more, or fewer are on their way.
    /// </summary>
    Task<bool> ArriveAsync(IWork work, Transfer transfer, ArrivedLine line, string staff, CancellationToken ct);

    /// <summary>Opens the task of a shelf that ran low, if it is still low.</summary>
    Task OpenLowTaskAsync(IWork work, VariantId variant, WarehouseId warehouse, CancellationToken ct);
}

/// <summary>What is done to one shelf, by whom and why.</summary>
/// <param name="Id">Made with the form, so that a form sent twice is recorded once.</param>
/// <param name="Cause">Mail address of the person, or the id of what asked for it.</param>
/// <param name="Reference">Delivery note, reason; at most 100 characters.</param>
public sealed record ShelfAct(MovementId Id, VariantId Variant, WarehouseId Warehouse, string Cause, string? Reference = null);

/// <param name="Backorder">Pieces that may be promised beyond those on the shelf; for a pre-order its cap.</param>
/// <param name="Safety">Pieces kept back from sale.</param>
/// <param name="LowAt">See <see cref="StockLevel.LowAt"/>.</param>
public readonly record struct ShelfLimits(int Backorder, int Safety, int? LowAt);

/// <param name="Seen">Pieces that had arrived or were lost before.</param>
public readonly record struct ArrivedLine(VariantId Variant, int Seen, int Arrived, int Lost);

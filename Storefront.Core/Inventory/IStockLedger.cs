using Storefront.Core.Inventory.Sourcing;
using Storefront.Core.Shared;

namespace Storefront.Core.Inventory;

/// <summary>
/// The guarded statements that move stock; PostgreSQL is the vendor behind this port. Every statement runs inside the given unit of
/// work, touches rows in id order, and lets the number of changed rows decide: nobody reads a counter in order to write it.
/// </summary>
public interface IStockLedger
{
    /// <summary>
    /// Makes the checkout hold exactly these quantities, counting what it holds already as its own.
    /// A line that cannot be had is answered in <see cref="HoldOutcome.Missing"/> and keeps nothing; the others are held.
    /// </summary>
    Task<HoldOutcome> HoldAsync(IWork work, HoldRequest request, CancellationToken ct);

    /// <summary>Pins the holds of a checkout for its order until the deadline. False when a hold of the order's lines is gone.</summary>
    Task<bool> PinAsync(IWork work, CheckoutId checkout, OrderId order, IReadOnlyList<StockLine> lines, DateTimeOffset deadline, CancellationToken ct);

    /// <summary>Turns the pinned holds of a paid order into commitments. Repeating it changes nothing.</summary>
    Task CommitAsync(IWork work, OrderId order, CancellationToken ct);

    /// <summary>Takes stock again, by the same guard, for an order whose holds were released before its money came. False: not enough left, nothing taken.</summary>
    Task<bool> TryCommitLateAsync(IWork work, OrderId order, HoldRequest request, CancellationToken ct);

    /// <summary>Lets go of the holds that an order pinned.</summary>
    Task ReleaseAsync(IWork work, OrderId order, CancellationToken ct);

    /// <summary>Lets go of the holds of a checkout that no order pinned.</summary>
    Task ReleaseAsync(IWork work, CheckoutId checkout, CancellationToken ct);

    /// <summary>Gives back what a cancelled order had committed.</summary>
    Task UncommitAsync(IWork work, OrderId order, IReadOnlyList<AllocatedLine> lines, CancellationToken ct);

    /// <summary>
    /// Takes goods off the shelf for a parcel: all that is allocated there, or a part of it. False when a shelf or an allocation
    /// holds less than it should.
    /// </summary>
    Task<bool> ShipAsync(IWork work, OrderId order, IReadOnlyList<AllocatedLine> lines, CancellationToken ct);

    /// <summary>
    /// Releases these holds if they have lapsed and no order pinned them; answers how many. Those that a competitor works on are left
    /// for the next time.
    /// </summary>
    Task<int> ReleaseExpiredAsync(IWork work, DateTimeOffset now, IReadOnlyList<DueHold> due, CancellationToken ct);

    /// <summary>Where the order's committed goods lie.</summary>
    Task<IReadOnlyList<AllocatedLine>> AllocationsAsync(IWork work, OrderId order, CancellationToken ct);
}

/// <param name="ExpiresAt">When the holds lapse unless extended.</param>
public sealed record HoldRequest(CustomerId Customer, CheckoutId Checkout, IReadOnlyList<StockLine> Lines, DateTimeOffset ExpiresAt)
{
    /// <summary>Where the goods go, for the choice of warehouses.</summary>
    public Destination To { get; init; }

    /// <summary>The one warehouse to hold at, because the goods are collected there: what the checkout holds elsewhere is let go. Null: any.</summary>
    public WarehouseId? At { get; init; }
}

public readonly record struct DueHold(VariantId Variant, HoldId Hold);

public readonly record struct StockLine(VariantId Variant, int Quantity);

public readonly record struct AllocatedLine(VariantId Variant, WarehouseId Warehouse, int Quantity);

/// <param name="Missing">Lines that could not be had, each with what is left for this checkout (0 when sold out).</param>
public sealed record HoldOutcome(IReadOnlyList<StockLine> Missing)
{
    public bool Complete => Missing.Count == 0;
}

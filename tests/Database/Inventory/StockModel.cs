using Storefront.Core.Inventory;
using Storefront.Core.Inventory.Transfers;
using Storefront.Core.Shared;

namespace Storefront.Tests.Database.Inventory;

/// <summary>
/// What stock is, in thirty lines of plain arithmetic: one variant, two warehouses, three checkouts. A sequence of operations
/// is done to it and to the real ledger, and both must say the same after each.
/// </summary>
internal sealed class StockModel(VariantId variant, IReadOnlyList<WarehouseId> warehouses)
{
    public VariantId Variant { get; } = variant;

    public Shelf[] Shelves { get; } = [.. warehouses.Select(warehouse => new Shelf(warehouse))];

    public List<Purchase> Purchases { get; } = [new(), new(), new()];

    public List<Sending> Sendings { get; } = [];

    public int Available => Shelves.Sum(shelf => Math.Max(0, shelf.Available));

    public Shelf At(WarehouseId warehouse) => Shelves.Single(shelf => shelf.Warehouse == warehouse);

    /// <summary>One variant in one warehouse.</summary>
    internal sealed class Shelf(WarehouseId warehouse)
    {
        public WarehouseId Warehouse { get; } = warehouse;

        public int OnHand { get; set; }

        public int Held { get; set; }

        public int Committed { get; set; }

        public int Backorder { get; set; }

        public int Safety { get; set; }

        public int Shortage { get; set; }

        public int Available => OnHand + Backorder - Held - Committed - Safety;

        public int Owed => Math.Max(0, Held + Committed - OnHand - Backorder);

        public int[] Counters => [OnHand, Held, Committed, Backorder, Safety, Shortage];

        /// <summary>Only a count raises a shortage; everything else may only lower it.</summary>
        public void Settle() => Shortage = Math.Min(Shortage, Owed);
    }

    /// <summary>A checkout on its way to a parcel.</summary>
    internal sealed class Purchase
    {
        public CustomerId Customer { get; } = CustomerId.New();

        public CheckoutId Checkout { get; } = CheckoutId.New();

        public OrderId? Pinned { get; set; }

        public OrderId? Paid { get; set; }

        public bool IsSent { get; set; }

        /// <summary>Pieces held or committed, by warehouse.</summary>
        public Dictionary<WarehouseId, int> Pieces { get; } = [];

        public int Quantity => Pieces.Values.Sum();

        public DateTimeOffset ExpiresAt { get; set; }
    }

    internal sealed class Sending(Transfer transfer, int quantity)
    {
        public Transfer Transfer { get; } = transfer;

        public int Quantity { get; } = quantity;

        public int Seen { get; set; }
    }
}

using Storefront.Core.Inventory;
using Storefront.Core.Inventory.Transfers;

namespace Storefront.Infrastructure.Inventory;

/// <summary>Goods that leave one shelf for another.</summary>
internal sealed partial class StockSql
{
    /// <summary>Takes only what nobody was promised. Empty: there are too few.</summary>
    public Task<List<ShelfChange>> DispatchAsync(Transfer transfer, StockLine line, CancellationToken ct) => QueryAsync(
        $"""
        WITH left_shelf AS (
          UPDATE inventory.inventory i SET on_hand = i.on_hand - @quantity
          WHERE i.variant_id = @variant AND i.warehouse_id = @from AND i.on_hand - i.held - i.committed >= @quantity
          RETURNING {Available} AS left_now, i.low_at),
        line AS (
          INSERT INTO inventory.transfer_lines (variant_id, transfer_id, quantity, arrived, lost) SELECT @variant, @transfer, @quantity, 0, 0 FROM left_shelf),
        moved AS (
          {MoveFor} SELECT gen_random_uuid(), @now, @variant, @from, 'Transferred', -@quantity, @transfer::text, @staff FROM left_shelf)
        SELECT @from, left_now + @quantity, left_now, low_at FROM left_shelf
        """,
        ReadChange,
        ct,
        ("variant", line.Variant.Value),
        ("quantity", line.Quantity),
        ("from", transfer.FromId.Value),
        ("transfer", transfer.Id.Value),
        ("staff", transfer.Staff),
        ("now", now));

    /// <summary>False: the line has other pieces behind it than was seen, or fewer on their way.</summary>
    public async Task<bool> ArriveAsync(Transfer transfer, ArrivedLine line, CancellationToken ct) =>
        await ExecuteAsync(
            """
            UPDATE inventory.transfer_lines SET arrived = arrived + @arrived, lost = lost + @lost
            WHERE variant_id = @variant AND transfer_id = @transfer AND arrived + lost = @seen AND arrived + lost + @arrived + @lost <= quantity
            """,
            ct,
            ("variant", line.Variant.Value),
            ("transfer", transfer.Id.Value),
            ("seen", line.Seen),
            ("arrived", line.Arrived),
            ("lost", line.Lost)) == 1;
}

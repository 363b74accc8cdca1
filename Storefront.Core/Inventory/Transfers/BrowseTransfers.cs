using Microsoft.EntityFrameworkCore;
using Storefront.Core.Shared;

namespace Storefront.Core.Inventory.Transfers;

/// <summary>The transfers between warehouses, newest first, and one of them with its lines.</summary>
public sealed class BrowseTransfers(IStorefrontDb db)
{
    public const int PageSize = 50;

    /// <param name="Open">Pieces still on their way.</param>
    public sealed record Row(Transfer Transfer, string From, string To, int Pieces, int Open, int Lost);

    public sealed record View(Transfer Transfer, string From, string To, IReadOnlyList<TransferLine> Lines);

    /// <param name="openOnly">Only those in transit.</param>
    /// <param name="after">The <see cref="ListPage{T}.Next"/> of the page before.</param>
    public Task<ListPage<Row>> ExecuteAsync(bool openOnly, string? after, CancellationToken ct) => db.ReadAsync(async (tables, token) =>
    {
        var (transfers, lines) = (tables.Transfers.AsQueryable(), tables.TransferLines);
        if (openOnly) transfers = transfers.Where(transfer => transfer.ClosedAt == null);
        if (TimeCursor.TryParse(after) is { } cursor)
        {
            var id = TransferId.From(cursor.Id);
            transfers = transfers.Where(t => t.DispatchedAt < cursor.At || (t.DispatchedAt == cursor.At && t.Id.CompareTo(id) < 0));
        }
        var rows = await transfers.OrderByDescending(t => t.DispatchedAt).ThenByDescending(t => t.Id).Take(PageSize + 1)
            .Select(t => new
            {
                Transfer = t,
                Pieces = lines.Where(line => line.TransferId == t.Id).Sum(line => line.Quantity),
                Arrived = lines.Where(line => line.TransferId == t.Id).Sum(line => line.Arrived),
                Lost = lines.Where(line => line.TransferId == t.Id).Sum(line => line.Lost),
            })
            .ToListAsync(token);
        var names = await NamesAsync(tables, token);
        return ListPage<Row>.Of(
            rows.ConvertAll(row => new Row(row.Transfer, names[row.Transfer.FromId], names[row.Transfer.ToId], row.Pieces, row.Pieces - row.Arrived - row.Lost, row.Lost)),
            PageSize,
            row => new TimeCursor(row.Transfer.DispatchedAt, row.Transfer.Id.Value).ToString());
    }, ct);

    /// <returns>Null: there is no such transfer.</returns>
    public Task<View?> ShowAsync(TransferId id, CancellationToken ct) => db.ReadAsync(async (tables, token) =>
    {
        if (await tables.Transfers.SingleOrDefaultAsync(one => one.Id == id, token) is not { } transfer) return null;
        var names = await NamesAsync(tables, token);
        return new View(transfer, names[transfer.FromId], names[transfer.ToId], await tables.TransferLines.Where(line => line.TransferId == id).OrderBy(line => line.VariantId).ToListAsync(token));
    }, ct);

    private static Task<Dictionary<WarehouseId, string>> NamesAsync(ITables tables, CancellationToken ct) => tables.Warehouses.ToDictionaryAsync(one => one.Id, one => one.Name, ct);
}

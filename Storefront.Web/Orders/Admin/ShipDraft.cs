using Storefront.Core.Inventory;
using Storefront.Core.Orders;
using Storefront.Core.Payments;
using Storefront.Core.Payments.Office;
using Storefront.Core.Shared;

namespace Storefront.Web.Orders.Admin;

/// <summary>What is typed into the panel of a shipment: everything at first, less where a part stays behind.</summary>
public sealed class ShipDraft(Order order, IReadOnlyList<ShowToSend.Row> rows)
{
    public IReadOnlyList<ShowToSend.Row> Rows { get; } = rows;

    public string[] Pieces { get; } = [.. rows.Select(row => $"{row.Line.Quantity}")];

    public string Carrier { get; set; } = order.Carrier;

    public string Tracking { get; set; } = "";

    /// <summary>What leaves now; null: something typed is no number of pieces that are there.</summary>
    public IReadOnlyList<AllocatedLine>? Part
    {
        get
        {
            var part = new List<AllocatedLine>();
            foreach (var (row, text) in Rows.Zip(Pieces))
            {
                if (!int.TryParse(text.Trim().Length == 0 ? "0" : text.Trim(), out var count) || count < 0 || count > row.Line.Quantity) return null;
                if (count > 0) part.Add(row.Line with { Quantity = count });
            }
            return part.Count > 0 ? part : null;
        }
    }

    /// <returns>The name of the sentence that says what is wrong; null: nothing.</returns>
    public string? Fault() => string.IsNullOrWhiteSpace(Carrier) ? "CarrierMissing" : Part is null ? "ShipPiecesWrong" : null;

    public ShipOrder.Command Command(string staff, RequestKey request) =>
        new(order.CustomerId, order.Id, Carrier.Trim(), Tracking.Trim() is { Length: > 0 } number ? number : null, staff, Part, request);
}

using Storefront.Core.Inventory.Office;
using Storefront.Web.Shared.Admin.Parts;

namespace Storefront.Web.Inventory.Admin;

/// <summary>Where a number of a shelf is explained.</summary>
internal static class StockAddress
{
    /// <summary>What is held, promised or on its way is told by its reasons; the rest by what happened.</summary>
    public static string Of(ShowStock.Row row, StockNumber number, IEnumerable<ListShelves.WarehouseName> warehouses)
    {
        var part = number is StockNumber.Held or StockNumber.Committed or StockNumber.Incoming ? "reasons" : "changes";
        return $"/admin/stock/{row.Variant}?of={number.ToAddress()}&at={warehouses.FirstOrDefault(one => one.Id == row.Warehouse)?.Code}#{part}";
    }
}

using Storefront.Core.Inventory.Office;
using Storefront.Web.Shared.Admin.Parts;

namespace Storefront.Web.Inventory.Admin;

/// <summary>How loud a shelf asks.</summary>
internal static class StockTone
{
    public static Tone Of(StockState state) => state switch
    {
        StockState.Well => Tone.Good,
        StockState.Low => Tone.Due,
        StockState.BackOrdered => Tone.Due,
        StockState.SoldOut => Tone.Due,
        StockState.Short => Tone.Bad,
    };
}

using System.Globalization;
using Microsoft.Extensions.Localization;
using Storefront.Core.Inventory.Counting;
using Storefront.Web.Shared;

namespace Storefront.Web.Catalog.Admin;

/// <summary>Saves a counted shelf, and shows at its field why it could not be.</summary>
internal static class ShelfForm
{
    public static async Task<bool> SaveAsync(ShelfDraft draft, string staff, Scoped scoped, IStringLocalizer say)
    {
        draft.Fault = null;
        if (!int.TryParse(draft.OnHand.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var counted))
        {
            draft.Fault = say["CountWrong"];
            return false;
        }
        var shelf = draft.Shelf;
        var result = await scoped.RunAsync<AdjustStock, AdjustStock.Result>(
            adjust => adjust.ExecuteAsync(new(shelf.Variant, shelf.Warehouse, shelf.OnHand, counted, staff), CancellationToken.None));
        draft.Fault = result switch
        {
            AdjustStock.Result.Adjusted => (string?)null,
            AdjustStock.Result.Negative => say["CountWrong"],
            AdjustStock.Result.MoreIsPromised promised => say["CountPromised", promised.AtLeast],
            AdjustStock.Result.ChangedBySomebodyElse changed => say["CountChanged", changed.OnHand],
            AdjustStock.Result.NoSuchShelf => say["CountNoShelf"],
            _ => throw new InvalidOperationException("The result is closed."),
        };
        draft.Shelf = result switch
        {
            AdjustStock.Result.Adjusted adjusted => shelf with { OnHand = adjusted.OnHand, Available = shelf.Available + adjusted.OnHand - shelf.OnHand },
            AdjustStock.Result.ChangedBySomebodyElse changed => shelf with { OnHand = changed.OnHand },
            _ => shelf,
        };
        return draft.Fault is null;
    }
}

using System.Globalization;
using Microsoft.Extensions.Localization;
using Storefront.Core.Inventory.Counting;
using Storefront.Core.Shared;
using Storefront.Web.Shared;

namespace Storefront.Web.Catalog.Admin;

/// <summary>Saves a counted shelf, by the same way as the stock page, and says at its field what came of it.</summary>
internal static class ShelfForm
{
    public static async Task<bool> SaveAsync(ShelfDraft draft, string staff, Scoped scoped, IStringLocalizer say)
    {
        (draft.Fault, draft.Note) = (null, null);
        if (!int.TryParse(draft.OnHand.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var counted))
        {
            draft.Fault = say["CountWrong"];
            return false;
        }
        var shelf = draft.Shelf;
        var result = await scoped.RunAsync<CountStock, CountStock.Result>(
            count => count.ExecuteAsync(new(new(MovementId.New(), shelf.Variant, shelf.Warehouse, staff), shelf.OnHand, counted), CancellationToken.None));
        (draft.Fault, draft.Note) = result switch
        {
            CountStock.Result.Counted => (null, null),
            CountStock.Result.Short missing => (null, say["CountShort", missing.OnHand, missing.Missing]),
            CountStock.Result.BadQuantity => (say["CountWrong"], null),
            CountStock.Result.ChangedBySomebodyElse changed => (say["CountChanged", changed.OnHand], null),
            CountStock.Result.NoSuchShelf => ((string?)say["CountNoShelf"], (string?)null),
            _ => throw new InvalidOperationException("The result is closed."),
        };
        draft.Shelf = result switch
        {
            CountStock.Result.Counted or CountStock.Result.Short => shelf with { OnHand = counted, Available = shelf.Available + counted - shelf.OnHand },
            CountStock.Result.ChangedBySomebodyElse changed => shelf with { OnHand = changed.OnHand },
            _ => shelf,
        };
        return draft.Fault is null;
    }
}

using Microsoft.Extensions.Localization;
using Storefront.Core.Catalog.Editing;
using Storefront.Core.Shared;
using Storefront.Web.Shared.Admin.Parts;

namespace Storefront.Web.Catalog.Admin;

/// <summary>Typed prices to read, and what is wrong with them to show.</summary>
internal static class PriceForm
{
    /// <summary>Reads the changed ones. False: at least one is no amount, which stands at its field then.</summary>
    public static bool TryRead(IReadOnlyList<PriceDraft> drafts, IStringLocalizer say, out List<ChangePrices.NewPrice> prices)
    {
        prices = [];
        foreach (var draft in drafts)
        {
            draft.AmountFault = MoneyField.TryRead(draft.Amount, draft.Currency, out var amount) ? null : say["AmountWrong"].Value;
            var former = Money.Zero(draft.Currency);
            draft.CompareAtFault = draft.CompareAt.Trim().Length == 0 || MoneyField.TryRead(draft.CompareAt, draft.Currency, out former) ? null : say["AmountWrong"].Value;
            if (draft.IsChanged) prices.Add(new(draft.Variant, amount, draft.CompareAt.Trim().Length == 0 ? null : former));
        }
        return drafts.All(draft => draft.AmountFault is null && draft.CompareAtFault is null);
    }

    public static void Show(IReadOnlyList<PriceFault> faults, IReadOnlyList<PriceDraft> drafts, IStringLocalizer say)
    {
        foreach (var fault in faults)
        {
            var draft = drafts.First(price => price.Key == (fault.Variant, fault.Currency));
            if (fault.Kind == PriceFaultKind.FormerPriceNotHigher) draft.CompareAtFault = say["PriceFaultFormerPriceNotHigher"];
            else draft.AmountFault = say["PriceFaultNegative"];
        }
    }
}

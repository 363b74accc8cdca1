using Microsoft.EntityFrameworkCore;
using Storefront.Core.Carts;
using Storefront.Core.Inventory;
using Storefront.Core.Shared;

namespace Storefront.Core.Checkout;

/// <summary>
/// Keeps what a shopper typed or chose, valid or not, and holds the cart's stock for a while since he acted.
/// Called with nothing to keep it starts a checkout.
/// </summary>
public sealed class SaveCheckout(IStorefrontDb db, IStockLedger stock, CheckoutRulebook rulebook, TimeProvider clock)
{
    /// <param name="Contact">The whole form.</param>
    /// <param name="Place">Where the goods are to be collected.</param>
    /// <param name="Field">One field of it: a live page that is slower than its form must not undo the others.</param>
    public sealed record Command(CustomerId Customer, ContactDraft? Contact = null, ShippingMethodId? Method = null, TypedField? Field = null, WarehouseId? Place = null);

    public abstract record Result
    {
        private Result()
        {
        }

        /// <param name="Facts">How the checkout stands now; its problems say what is missing.</param>
        public sealed record Saved(CheckoutFacts Facts) : Result;

        public sealed record NothingToBuy : Result;
    }

    public async Task<Result> ExecuteAsync(Command command, CancellationToken ct)
    {
        var rules = await rulebook.NowAsync(ct);
        return await db.RunAsync((work, token) => SaveAsync(work, command, rules, token), ct);
    }

    private async Task<Result> SaveAsync(IWork work, Command command, CheckoutRules rules, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        // Locked before it is read: a live field and the form it stands in may be saved at the same moment.
        if (await work.LockOpenCartAsync(command.Customer, ct) is not { } cart) return new Result.NothingToBuy();
        var (draft, lines) = await CheckoutFacts.ReadAsync(work, cart, now, ct);
        if (lines.Count == 0) return new Result.NothingToBuy();

        if (work.Checkouts.Entry(draft).State == EntityState.Detached) work.Checkouts.Add(draft);
        if (command.Contact is { } contact) draft.Type(contact, now);
        if (command.Field is { } field) draft.Type(draft.Contact.With(field), now);
        if (command.Method is { } method) draft.Choose(method, now);
        if (command.Place is { } place) draft.Choose(place, now);
        draft.HoldUntil(now.AddMinutes(rules.Shop.HoldMinutes));
        // Judged before stock is held: others wait for its rows until this commits.
        var facts = await CheckoutFacts.JudgeAsync(work, cart, draft, lines, rules, now, ct);
        var held = new HoldRequest(command.Customer, draft.Id, StockLines.Of(lines.Where(line => line.ForSale)), draft.HeldUntil!.Value)
        {
            To = new(draft.Contact.Country.Trim().ToUpperInvariant(), draft.Contact.Postcode),
            At = facts.Place?.Id,
        };
        var outcome = await stock.HoldAsync(work, held, ct);
        await work.CommitAsync(ct);

        // Where others were faster the lines are not what they were.
        return new Result.Saved(outcome.Complete ? facts : (await db.ReadAsync((tables, t) => CheckoutFacts.LoadAsync(tables, command.Customer, rules, now, t), ct))!);
    }
}

/// <summary>Turns a cart's lines into what they draw from stock: bundles become their components, and each variant stands once.</summary>
internal static class StockLines
{
    public static IReadOnlyList<StockLine> Of(IEnumerable<CartLine> lines) =>
        [.. lines.SelectMany(line => line.Draws).GroupBy(line => line.Variant).Select(group => new StockLine(group.Key, group.Sum(line => line.Quantity)))];
}

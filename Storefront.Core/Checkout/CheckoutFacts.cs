using Microsoft.EntityFrameworkCore;
using Storefront.Core.Carts;
using Storefront.Core.Payments;
using Storefront.Core.Pricing;
using Storefront.Core.Shared;
using Storefront.Core.Shipping;

namespace Storefront.Core.Checkout;

/// <summary>Everything that a checkout is decided by, read once: the page shows it, and placing the order relies on it.</summary>
public sealed record CheckoutFacts(
    Cart Cart,
    CheckoutDraft Draft,
    IReadOnlyList<CartLine> Lines,
    IReadOnlySet<string> Countries,
    IReadOnlyList<ShippingOffer> Offers,
    ShippingOffer? Offer,
    Totals Totals,
    IReadOnlyList<CheckoutProblem> Problems)
{
    private static readonly Func<DbContext, CustomerId, IAsyncEnumerable<Open>> s_open = EF.CompileAsyncQuery((DbContext db, CustomerId customer) =>
        from cart in db.Set<Cart>().AsNoTracking()
        where cart.CustomerId == customer && cart.Status == CartStatus.Open
        join draft in db.Set<CheckoutDraft>() on new { cart.CustomerId, CartId = cart.Id } equals new { draft.CustomerId, draft.CartId } into drafts
        from draft in drafts.DefaultIfEmpty()
        join item in db.Set<CartItem>() on new { cart.CustomerId, CartId = cart.Id } equals new { item.CustomerId, item.CartId } into items
        from item in items.DefaultIfEmpty()
        select new Open(cart, draft, item));

    private static readonly Func<DbContext, CustomerId, CartId, IAsyncEnumerable<Typed>> s_typed = EF.CompileAsyncQuery((DbContext db, CustomerId customer, CartId cart) =>
        from item in db.Set<CartItem>().AsTracking()
        where item.CustomerId == customer && item.CartId == cart
        join draft in db.Set<CheckoutDraft>() on new { item.CustomerId, item.CartId } equals new { draft.CustomerId, draft.CartId } into drafts
        from draft in drafts.DefaultIfEmpty()
        select new Typed(item, draft));

    /// <summary>The settings that it was judged by.</summary>
    public required ShopOptions Shop { get; init; }

    /// <summary>Null: no open cart.</summary>
    public static async Task<CheckoutFacts?> LoadAsync(ITables tables, CustomerId customer, CheckoutRules rules, DateTimeOffset now, CancellationToken ct)
    {
        var rows = await tables.Ask(db => s_open(db, customer)).ToListAsync(ct);
        if (rows is not [{ Cart: var open, Draft: var typed }, ..]) return null;
        var lines = await tables.LinesAsync(open, rows.Select(row => row.Item).OfType<CartItem>(), now, ct);
        return await JudgeAsync(tables, open, typed ?? Empty(open, now), lines, rules, now, ct);
    }

    /// <summary>What was typed for a cart so far, and its lines; nothing typed yet: an empty draft that is not kept.</summary>
    public static async Task<(CheckoutDraft Draft, IReadOnlyList<CartLine> Lines)> ReadAsync(ITables tables, Cart cart, DateTimeOffset now, CancellationToken ct)
    {
        var rows = await tables.Ask(db => s_typed(db, cart.CustomerId, cart.Id)).ToListAsync(ct);
        return (rows.FirstOrDefault()?.Draft ?? Empty(cart, now), await tables.LinesAsync(cart, rows.Select(row => row.Item), now, ct));
    }

    /// <summary>Adds what a draft and lines come to: taxes, ways of delivery, totals, and what is still wrong.</summary>
    public static async Task<CheckoutFacts> JudgeAsync(
        ITables tables, Cart cart, CheckoutDraft draft, IReadOnlyList<CartLine> lines, CheckoutRules rules, DateTimeOffset now, CancellationToken ct)
    {
        var countries = rules.Shipping.Countries;
        var local = TimeZoneInfo.ConvertTime(now, rules.Shop.Zone).DateTime;
        var places = draft.Collects || rules.WithPlaces ? await rules.Places.ForAsync(tables, new(draft.CustomerId, StockLines.Of(lines.Where(line => line.ForSale)), local), rules.Shop, ct) : [];
        var place = draft.Collects ? places.FirstOrDefault(one => one.Id == draft.PickUpAt) : null;
        var country = draft.Collects ? (place ?? places.FirstOrDefault(one => one.HasAll))?.Address.Country ?? rules.Shop.Country : Destination(draft, countries, rules.Shop);
        var rates = rules.Taxes.For(country, DateOnly.FromDateTime(local));
        var priced = lines.Select(line => line.Priced).ToList();
        var items = Totals.Of(cart.Currency, priced, 0, rates);
        var offers = draft.Collects
            ? [.. places.Where(one => one.HasAll).Select(one => one.Offer)]
            : rules.Shipping.For(new(country, lines.Sum(line => line.Weight), items.Items, local));
        var offer = draft.Collects ? (place is { HasAll: true } ? place.Offer : null) : offers.FirstOrDefault(o => o.Method == draft.ShippingMethod);
        var totals = Totals.Of(cart.Currency, priced, (offer ?? offers.MinBy(o => o.Price.Minor))?.Price.Minor ?? 0, rates);
        var facts = new CheckoutFacts(cart, draft, lines, countries, offers, offer, totals, []) { Shop = rules.Shop, Places = places, Place = place };
        return facts with { Problems = [.. facts.Check(), .. CheckTotal(offer, totals)] };
    }

    /// <summary>Where shoppers may collect, in the merchant's order; empty: nowhere, or nobody asked (see <see cref="CheckoutRules.WithPlaces"/>).</summary>
    public IReadOnlyList<PickUpPlace> Places { get; init; } = [];

    /// <summary>Where this shopper wants to collect; null: not chosen, or a parcel is sent.</summary>
    public PickUpPlace? Place { get; init; }

    /// <summary>The first step that is not done; payment when all are.</summary>
    public CheckoutStep Next => Problems.Count > 0 ? Problems.Min(problem => problem.Step) : CheckoutStep.Payment;

    public bool Has(CheckoutStep step) => Problems.Any(problem => problem.Step == step);

    /// <summary>What is wrong with a field of the contact; null: nothing.</summary>
    public CheckoutProblem? ProblemAt(string field) => Problems.FirstOrDefault(problem => problem.Field == field);

    private static CheckoutDraft Empty(Cart cart, DateTimeOffset now) => new(cart.CustomerId, CheckoutId.New(), cart.Id, now);

    private static string Destination(CheckoutDraft draft, IReadOnlySet<string> countries, ShopOptions shop)
    {
        var typed = draft.Contact.Country.Trim().ToUpperInvariant();
        return countries.Contains(typed) ? typed : shop.Country;
    }

    private static IEnumerable<CheckoutProblem> CheckTotal(ShippingOffer? offer, Totals totals)
    {
        if (offer is not null && !SmallestCharge.Allows(totals.Total)) yield return new(CheckoutStep.Payment, ProblemCode.BelowSmallestCharge, null, SmallestCharge.In(totals.Currency).ToString());
    }

    private IEnumerable<CheckoutProblem> Check()
    {
        if (Lines.Count == 0) yield return new(CheckoutStep.Cart, ProblemCode.CartEmpty);
        foreach (var line in Lines)
        {
            if (!line.ForSale) yield return new(CheckoutStep.Cart, ProblemCode.NotForSale, null, line.Title);
            else if (line.Available <= 0) yield return new(CheckoutStep.Cart, ProblemCode.SoldOut, null, line.Title);
            else if (line.Short) yield return new(CheckoutStep.Cart, ProblemCode.OnlySomeLeft, null, line.Title);
        }
        foreach (var problem in ContactRules.Check(Draft.Contact, Countries)) yield return problem;
        if (Draft.Collects && CheckPlace() is { } missing) yield return missing;
        if (Draft.Collects) yield break;
        if (Offers.Count == 0) yield return new(CheckoutStep.Delivery, ProblemCode.NoDeliveryThere, "method");
        else if (Offer is null) yield return new(CheckoutStep.Delivery, ProblemCode.ChooseDelivery, "method");
    }

    private CheckoutProblem? CheckPlace() => (Place, Offers.Count) switch
    {
        ({ HasAll: true }, _) => null,
        (_, 0) => new(CheckoutStep.Delivery, ProblemCode.NoPlaceHasAll, "place"),
        ({ } chosen, _) => new(CheckoutStep.Delivery, ProblemCode.PlaceLacksSome, "place", chosen.Name),
        _ => new(CheckoutStep.Delivery, ProblemCode.ChoosePlace, "place"),
    };

    private sealed record Open(Cart Cart, CheckoutDraft? Draft, CartItem? Item);

    private sealed record Typed(CartItem Item, CheckoutDraft? Draft);
}

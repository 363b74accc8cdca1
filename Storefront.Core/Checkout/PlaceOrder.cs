using Microsoft.EntityFrameworkCore;
using Storefront.Core.Carts;
using Storefront.Core.Inventory;
using Storefront.Core.Orders;
using Storefront.Core.Payments;
using Storefront.Core.Shared;

namespace Storefront.Core.Checkout;

/// <summary>
/// Writes the order before any money moves: claims the cart, computes everything again, compares it with what the shopper saw, holds
/// and pins the stock, and notes the payment to come. One short transaction; asked again it answers with the same order.
/// </summary>
public sealed class PlaceOrder(IStorefrontDb db, IStockLedger stock, IOrderNumbers numbers, CheckoutRulebook rulebook, PlacingTurns turns, TimeProvider clock)
{
    /// <param name="TotalSeen">What the shopper agreed to pay.</param>
    /// <param name="Actor">"shopper", or a member of staff by mail address.</param>
    public sealed record Command(CustomerId Customer, CheckoutId Checkout, Money TotalSeen, RequestKey? Request = null, string Actor = "shopper");

    public abstract record Result
    {
        private Result()
        {
        }

        public sealed record Placed(OrderId Order, string Number) : Result;

        public sealed record NothingToOrder : Result;

        /// <summary>Something is missing or wrong; the page shows the same list.</summary>
        public sealed record Incomplete(IReadOnlyList<CheckoutProblem> Problems) : Result;

        public sealed record PriceChanged(Money Now) : Result;

        /// <param name="Missing">Titles of the lines that could not be had.</param>
        public sealed record OutOfStock(IReadOnlyList<string> Missing) : Result;
    }

    public async Task<Result> ExecuteAsync(Command command, CancellationToken ct)
    {
        var rules = await rulebook.NowAsync(ct);
        return await turns.RunAsync(() => db.RunAsync(command.Request?.For(command), (work, token) => PlaceAsync(work, command, rules, token), ct), ct);
    }

    private async Task<Result> PlaceAsync(IWork work, Command command, CheckoutRules rules, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (await FindAsync(work, command, ct) is { } placed) return placed;
        // A second press waits here, finds no open cart after it, and then the order.
        if (await work.LockOpenCartAsync(command.Customer, ct) is not { } cart) return await FindAsync(work, command, ct) ?? (Result)new Result.NothingToOrder();

        var (draft, lines) = await CheckoutFacts.ReadAsync(work, cart, now, ct);
        var facts = await CheckoutFacts.JudgeAsync(work, cart, draft, lines, rules, now, ct);
        if (facts.Draft.Id != command.Checkout) return new Result.NothingToOrder();
        if (facts.Problems.Count > 0) return new Result.Incomplete(facts.Problems);
        if (facts.Totals.Total != command.TotalSeen) return new Result.PriceChanged(facts.Totals.Total);

        var order = new Order(command.Customer, OrderId.New(), command.Checkout, Terms(facts, now), now);
        if (await HoldAsync(work, order, facts, ct) is { } missing) return missing;
        cart.Claim();
        Freeze(work, order, facts, command.Actor, now);
        // Nothing to pay is paid: no intent, no waiting. Events carry the number, which is drawn last.
        if (order.Total.IsZero) await stock.CommitAsync(work, order.Id, ct);
        order.Name(await numbers.NextAsync(work, ct));
        if (order.Total.IsZero) PlaceUnpaid(work, order, facts, now);
        work.OrderNumbers.Add(new(order.Number, order.CustomerId, order.Id));
        await work.CommitAsync(ct);
        return new Result.Placed(order.Id, order.Number);
    }

    private static void PlaceUnpaid(IWork work, Order order, CheckoutFacts facts, DateTimeOffset now)
    {
        order.Place(now);
        order.Show(PaymentStatus.Paid);
        work.Publish(new OrderPlaced(
            order.CustomerId, order.Id, order.Number, order.Total, [.. facts.Lines.Select((line, i) => new ProductSold(line.Product, line.Variant, line.Quantity, facts.Totals.UnitMinor[i]))]));
        work.OrderEvents.Add(new(order.CustomerId, order.Id, OrderEventKind.Placed, "shop", "", now));
    }

    private static Task<Result.Placed?> FindAsync(IWork work, Command command, CancellationToken ct) =>
        work.Orders.Where(order => order.CustomerId == command.Customer && order.CheckoutId == command.Checkout)
            .Select(order => new Result.Placed(order.Id, order.Number))
            .SingleOrDefaultAsync(ct);

    private async Task<Result?> HoldAsync(IWork work, Order order, CheckoutFacts facts, CancellationToken ct)
    {
        var lines = StockLines.Of(facts.Lines);
        var outcome = await stock.HoldAsync(work, new(order.CustomerId, order.CheckoutId, lines, order.PayBy) { To = new(order.Address.Country, order.Address.Postcode), At = order.PickUp?.Place }, ct);
        if (outcome.Complete && await stock.PinAsync(work, order.CheckoutId, order.Id, lines, order.PayBy, ct)) return null;
        if (order.PickUp is { } pickUp) return new Result.Incomplete([new(CheckoutStep.Delivery, ProblemCode.PlaceLacksSome, "place", pickUp.Name)]);
        var gone = outcome.Missing.Select(line => line.Variant).ToHashSet();
        return new Result.OutOfStock([.. facts.Lines.Where(line => line.Draws.Any(part => gone.Contains(part.Variant))).Select(line => line.Title)]);
    }

    private static OrderTerms Terms(CheckoutFacts facts, DateTimeOffset now) => new()
    {
        Email = facts.Draft.Contact.Email.Trim(),
        Language = facts.Shop.Language,
        ItemsMinor = facts.Totals.ItemsMinor,
        ShippingMinor = facts.Totals.ShippingMinor,
        TaxMinor = facts.Totals.TaxMinor,
        PricesIncludeTax = facts.Totals.IncludeTax,
        Total = facts.Totals.Total,
        Address = facts.Place?.AddressFor(facts.Draft.Contact.ToAddress()) ?? facts.Draft.Contact.ToAddress(),
        PickUp = facts.Place is { } place ? new(place.Id, place.Name, place.Opening) : null,
        ShippingMethod = facts.Offer!.Name,
        Carrier = facts.Offer.Carrier,
        DeliveryFrom = facts.Offer.From,
        DeliveryUntil = facts.Offer.Until,
        PayBy = now.AddMinutes(facts.Shop.PayWithinMinutes),
    };

    private static void Freeze(IWork work, Order order, CheckoutFacts facts, string actor, DateTimeOffset now)
    {
        work.Orders.Add(order);
        foreach (var (line, i) in facts.Lines.Select((line, i) => (line, i)))
            work.OrderItems.Add(new(order.CustomerId, order.Id, i, new(
                line.Variant, line.Product, line.Sku, line.Title, line.Options, line.Picture, line.Slug,
                facts.Totals.UnitMinor[i], line.Quantity, line.TaxClass, facts.Totals.LineTaxMinor[i])));
        foreach (var tax in facts.Totals.Taxes)
            work.OrderTaxes.Add(new(order.CustomerId, order.Id, tax.Name, tax.RateMillis, tax.NetMinor, tax.TaxMinor));
        work.OrderEvents.Add(new(order.CustomerId, order.Id, OrderEventKind.Created, actor, "", now) { Amount = order.Total });
        work.Payments.Add(new(order.CustomerId, PaymentId.New(), order.Id, order.Total, facts.Shop.CaptureAtOnce ? CaptureMethod.Automatic : CaptureMethod.Manual, now));
    }
}

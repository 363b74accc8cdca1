using Microsoft.EntityFrameworkCore;
using Storefront.Core.Orders;
using Storefront.Core.Payments;
using Storefront.Core.Shared;

namespace Storefront.Core.Checkout;

/// <summary>
/// An order that staff put together for somebody: the same checkout as everybody's, by the same rules, and then the payment link by mail.
/// Its stock is pinned until the link's deadline. Asked again it answers with the same order.
/// </summary>
public sealed class DraftOrder(IStorefrontDb db, SaveCheckout save, PlaceOrder place, SendPaymentLink link)
{
    /// <param name="Customer">A guest of this one order, made with the form; the goods lie in his cart.</param>
    /// <param name="TotalSeen">What the member of staff saw; null: only look what is missing and what it comes to.</param>
    public sealed record Command(CustomerId Customer, ContactDraft Contact, ShippingMethodId? Method, Money? TotalSeen, string Staff);

    public abstract record Result
    {
        private Result()
        {
        }

        /// <summary>Written, and the link is on its way.</summary>
        public sealed record Placed(string Number) : Result;

        /// <summary>How it stands: the problems say what is missing, the totals what is to be paid.</summary>
        public sealed record Looked(CheckoutFacts Facts) : Result;

        /// <param name="Missing">Titles that could not be had.</param>
        public sealed record OutOfStock(IReadOnlyList<string> Missing) : Result;

        public sealed record NoGoods : Result;
    }

    public async Task<Result> ExecuteAsync(Command command, CancellationToken ct)
    {
        if (await save.ExecuteAsync(new(command.Customer, command.Contact, command.Method), ct) is not SaveCheckout.Result.Saved { Facts: var facts }) return await PlacedBeforeAsync(command, ct);
        if (command.TotalSeen is not { } total || facts.Problems.Count > 0) return new Result.Looked(facts);
        return await place.ExecuteAsync(new(command.Customer, facts.Draft.Id, total, Actor: command.Staff), ct) switch
        {
            PlaceOrder.Result.Placed placed => await SendAsync(command, placed.Order, placed.Number, ct),
            PlaceOrder.Result.OutOfStock gone => new Result.OutOfStock(gone.Missing),
            PlaceOrder.Result.Incomplete or PlaceOrder.Result.PriceChanged => new Result.Looked(facts),
            _ => await PlacedBeforeAsync(command, ct),
        };
    }

    private async Task<Result> PlacedBeforeAsync(Command command, CancellationToken ct)
    {
        var order = await db.ReadAsync((tables, token) => tables.Orders.OwnedBy(command.Customer).SingleOrDefaultAsync(token), ct);
        return order is null ? new Result.NoGoods() : new Result.Placed(order.Number);
    }

    private async Task<Result> SendAsync(Command command, OrderId order, string number, CancellationToken ct)
    {
        await link.ExecuteAsync(new(command.Customer, order, command.Staff), ct);
        return new Result.Placed(number);
    }
}

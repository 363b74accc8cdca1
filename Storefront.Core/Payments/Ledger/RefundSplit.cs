using Storefront.Core.Orders;
using Storefront.Core.Shared;

namespace Storefront.Core.Payments;

/// <summary>A refund in its parts. Amounts are minor units of what the shopper paid, tax included; <see cref="TaxMinor"/> is the tax within all of it.</summary>
/// <param name="RestMinor">Money that belongs to no line and no delivery any more: a refund that the bank sent back is made again.</param>
public sealed record RefundSplit(IReadOnlyList<RefundLine> Lines, long ShippingMinor, long TaxMinor, long RestMinor = 0)
{
    public long TotalMinor => Lines.Sum(line => line.AmountMinor) + ShippingMinor + RestMinor;
}

/// <param name="Quantity">Pieces that are paid back; 0: a part of the price only.</param>
public sealed record RefundLine(OrderItemId Item, int Quantity, long AmountMinor, long TaxMinor);

/// <summary>Pieces of a line of an order.</summary>
public sealed record PiecesOf(OrderItemId Item, int Quantity);

/// <summary>
/// What is left to refund of each line and of delivery. Every refund is a share of what is left, rounded by the largest remainder, and the
/// last piece takes all of it: so any sequence of refunds sums exactly to the charge, and no line gives back more than it took.
/// </summary>
public sealed class RefundBook
{
    public RefundBook(Order order, IReadOnlyList<OrderItem> items, IEnumerable<Refund> refunds)
    {
        var made = refunds.Where(refund => refund.State != RefundState.Refused).ToList();
        var back = made.SelectMany(refund => refund.Lines).ToLookup(line => line.Item);
        Lines = [.. items.Select(item => new Left(
            item.Id,
            item.Quantity - back[item.Id].Sum(line => line.Quantity),
            item.TotalMinor + (order.PricesIncludeTax ? 0 : item.TaxMinor) - back[item.Id].Sum(line => line.AmountMinor),
            item.TaxMinor - back[item.Id].Sum(line => line.TaxMinor)))];
        var shippingTax = order.TaxMinor - items.Sum(item => item.TaxMinor);
        Shipping = new(
            default,
            0,
            order.ShippingMinor + (order.PricesIncludeTax ? 0 : shippingTax) - made.Sum(refund => refund.ShippingMinor),
            shippingTax - made.Sum(refund => refund.TaxMinor - refund.Lines.Sum(line => line.TaxMinor)));
    }

    /// <summary>In the order of the order's lines.</summary>
    public IReadOnlyList<Left> Lines { get; }

    public Left Shipping { get; }

    private long TotalMinor => Lines.Sum(line => line.AmountMinor) + Shipping.AmountMinor;

    /// <summary>Gives back pieces, and a part of delivery.</summary>
    /// <returns>Null: more than is left.</returns>
    public RefundSplit? Of(IReadOnlyList<PiecesOf> pieces, long shippingMinor)
    {
        var wanted = pieces.GroupBy(piece => piece.Item).ToDictionary(group => group.Key, group => group.Sum(piece => (long)piece.Quantity));
        var known = Lines.ToDictionary(line => line.Item);
        if (pieces.Any(piece => piece.Quantity < 0) || wanted.Any(piece => !known.TryGetValue(piece.Key, out var line) || piece.Value > line.Quantity)) return null;
        if (shippingMinor < 0 || shippingMinor > Shipping.AmountMinor) return null;
        return Sum(Lines.Where(line => wanted.GetValueOrDefault(line.Item) > 0).Select(line => line.Pieces((int)wanted[line.Item])), shippingMinor);
    }

    /// <summary>What the pieces that left cost, with all of delivery: it goes with the first of them. It never falls as more leaves.</summary>
    /// <param name="staying">Pieces of each line that did not leave.</param>
    /// <returns>Minor units.</returns>
    public long PriceWithout(IReadOnlyDictionary<OrderItemId, int> staying) =>
        Of([.. Lines.Select(line => new PiecesOf(line.Item, line.Quantity - staying[line.Item]))], Shipping.AmountMinor)!.TotalMinor;

    /// <summary>Gives back an amount that belongs to no line in particular: each gives its share.</summary>
    public RefundSplit Spread(long amountMinor)
    {
        if (amountMinor >= TotalMinor)
            return Sum(Lines.Where(line => line.AmountMinor > 0 || line.Quantity > 0).Select(line => line.Pieces(line.Quantity)), Shipping.AmountMinor) with { RestMinor = amountMinor - TotalMinor };
        var shares = LargestRemainder.Split(amountMinor, [.. Lines.Select(line => line.AmountMinor), Shipping.AmountMinor]);
        return Sum(Lines.Zip(shares).Where(line => line.Second > 0).Select(line => line.First.Part(line.Second)), shares[^1]);
    }

    private RefundSplit Sum(IEnumerable<RefundLine> lines, long shippingMinor)
    {
        List<RefundLine> all = [.. lines];
        return new(all, shippingMinor, all.Sum(line => line.TaxMinor) + Shipping.TaxOf(shippingMinor));
    }

    /// <summary>What a line has not given back yet. Minor units.</summary>
    public sealed record Left(OrderItemId Item, int Quantity, long AmountMinor, long TaxMinor)
    {
        internal RefundLine Pieces(int pieces) => pieces == Quantity
            ? new(Item, pieces, AmountMinor, TaxMinor)
            : new(Item, pieces, Share(AmountMinor, pieces), Share(TaxMinor, pieces));

        internal RefundLine Part(long amountMinor) => new(Item, 0, amountMinor, TaxOf(amountMinor));

        internal long TaxOf(long amountMinor) => amountMinor == 0 ? 0 : LargestRemainder.Split(TaxMinor, [amountMinor, AmountMinor - amountMinor])[0];

        private long Share(long minor, int pieces) => LargestRemainder.Split(minor, [.. Enumerable.Repeat(1L, Quantity)]).Take(pieces).Sum();
    }
}

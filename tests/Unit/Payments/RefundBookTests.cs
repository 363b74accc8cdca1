using Storefront.Core.Orders;
using Storefront.Core.Payments;
using Storefront.Core.Shared;

namespace Storefront.Tests.Unit.Payments;

public sealed class RefundBookTests
{
    private static readonly DateTimeOffset s_now = new(2026, 6, 1, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Pieces_of_a_price_that_cannot_be_divided_sum_to_it()
    {
        var (order, items) = Sold(includesTax: false, shipping: 0, shippingTax: 0, (Unit: 333, Quantity: 3, Tax: 200));
        var payment = PaymentOf(order);
        var refunds = new List<Refund>();

        for (var i = 0; i < 3; i++) refunds.Add(Refund(payment, new RefundBook(order, items, refunds).Of([new(items[0].Id, 1)], 0)!));

        Assert.Equal([400L, 400, 399], refunds.Select(refund => refund.AmountMinor));
        Assert.Equal(200, refunds.Sum(refund => refund.TaxMinor));
    }

    [Fact]
    public void More_than_is_left_of_a_line_or_of_delivery_is_refused()
    {
        var (order, items) = Sold(true, 490, 82, (2400, 2, 800), (990, 1, 165));
        var book = new RefundBook(order, items, [Refund(PaymentOf(order), new RefundBook(order, items, []).Of([new(items[0].Id, 2)], 400)!)]);

        Assert.Null(book.Of([new(items[0].Id, 1)], 0));
        Assert.Null(book.Of([new(items[1].Id, 2)], 0));
        Assert.Null(book.Of([new(items[1].Id, 1), new(items[1].Id, 1)], 0));
        Assert.Null(book.Of([new(items[1].Id, -1)], 0));
        Assert.Null(book.Of([new(OrderItemId.New(), 1)], 0));
        Assert.Null(book.Of([], 91));
        Assert.Null(book.Of([], -1));
        Assert.Equal(990 + 90, book.Of([new(items[1].Id, 1)], 90)!.TotalMinor);
    }

    [Fact]
    public void A_refund_that_Stripe_refused_gave_nothing_back()
    {
        var (order, items) = Sold(true, 0, 0, (2400, 1, 400));
        var refused = Refund(PaymentOf(order), new RefundBook(order, items, []).Of([new(items[0].Id, 1)], 0)!);
        refused.Refused();

        Assert.Equal(2400, new RefundBook(order, items, [refused]).Of([new(items[0].Id, 1)], 0)!.TotalMinor);
    }

    [Theory]
    [InlineData("EUR")]
    [InlineData("JPY")]
    [InlineData("KWD")]
    public void Any_sequence_of_refunds_sums_exactly_to_the_charge_and_no_line_gives_back_more_than_it_took(string currency)
    {
        for (var seed = 0; seed < 1500; seed++) Assert.True(Sums(new Random(seed), Currency.Parse(currency)), $"seed {seed}");
    }

    [Theory]
    [InlineData("EUR")]
    [InlineData("JPY")]
    [InlineData("KWD")]
    public void What_parcels_cost_sums_exactly_to_the_total_however_an_order_is_packed(string currency)
    {
        for (var seed = 0; seed < 1500; seed++) Assert.True(Packs(new Random(seed), Currency.Parse(currency)), $"seed {seed}");
    }

    private static bool Packs(Random random, Currency currency)
    {
        var (order, items) = Any(random, currency);
        var (book, staying, taken) = (new RefundBook(order, items, []), items.ToDictionary(item => item.Id, item => item.Quantity), 0L);
        while (staying.Values.Any(pieces => pieces > 0))
        {
            foreach (var item in items) staying[item.Id] -= random.Next(0, staying[item.Id] + 1);
            var part = book.PriceWithout(staying) - taken;
            if (part < 0) return false;
            taken += part;
        }
        return taken == order.TotalMinor;
    }

    private static (Order Order, IReadOnlyList<OrderItem> Items) Any(Random random, Currency currency)
    {
        var lines = Enumerable.Range(0, random.Next(1, 5)).Select(_ => (Unit: random.NextInt64(0, 100_000), Quantity: random.Next(1, 7), Tax: random.NextInt64(0, 30_000))).ToArray();
        var shipping = random.Next(0, 2) * random.NextInt64(1, 2000);
        return Sold(random.Next(2) == 0, shipping, shipping / 6, currency, lines);
    }

    private static bool Sums(Random random, Currency currency)
    {
        var (order, items) = Any(random, currency);
        var payment = PaymentOf(order);
        var refunds = new List<Refund>();
        while (refunds.Sum(refund => refund.AmountMinor) < order.TotalMinor)
        {
            var book = new RefundBook(order, items, refunds);
            var split = refunds.Count > 20 || random.Next(3) == 0 ? book.Spread(Part(random, order.TotalMinor - refunds.Sum(refund => refund.AmountMinor), refunds.Count > 20)) : Some(random, book);
            if (split.TotalMinor > 0) refunds.Add(Refund(payment, split));
            var now = new RefundBook(order, items, refunds);
            if (now.Lines.Append(now.Shipping).Any(left => left.AmountMinor < 0 || left.TaxMinor < 0 || left.Quantity < 0)) return false;
        }
        return refunds.Sum(refund => refund.AmountMinor) == order.TotalMinor && refunds.Sum(refund => refund.TaxMinor) == order.TaxMinor;
    }

    private static long Part(Random random, long left, bool all) => all ? left : random.NextInt64(1, left + 1);

    private static RefundSplit Some(Random random, RefundBook book) => book.Of(
        [.. book.Lines.Where(line => line.Quantity > 0).Select(line => new PiecesOf(line.Item, random.Next(0, line.Quantity + 1)))],
        random.NextInt64(0, book.Shipping.AmountMinor + 1))!;

    private static Refund Refund(Payment payment, RefundSplit split) => new(payment, split, "broken", "staff", s_now);

    private static Payment PaymentOf(Order order) => new(order.CustomerId, PaymentId.New(), order.Id, order.Total, CaptureMethod.Automatic, s_now);

    private static (Order Order, IReadOnlyList<OrderItem> Items) Sold(bool includesTax, long shipping, long shippingTax, params (long Unit, int Quantity, long Tax)[] lines) =>
        Sold(includesTax, shipping, shippingTax, Currency.Eur, lines);

    private static (Order Order, IReadOnlyList<OrderItem> Items) Sold(bool includesTax, long shipping, long shippingTax, Currency currency, (long Unit, int Quantity, long Tax)[] sold)
    {
        // Tax within a price is never more than the price.
        var lines = includesTax ? [.. sold.Select(line => line with { Tax = Math.Min(line.Tax, line.Unit * line.Quantity) })] : sold;
        var (goods, tax) = (lines.Sum(line => line.Unit * line.Quantity), lines.Sum(line => line.Tax) + shippingTax);
        var order = new Order(CustomerId.New(), OrderId.New(), CheckoutId.New(), new()
        {
            Email = "ada@example.org",
            Language = "en",
            ItemsMinor = goods,
            ShippingMinor = shipping,
            TaxMinor = tax,
            PricesIncludeTax = includesTax,
            Total = new(goods + shipping + (includesTax ? 0 : tax), currency),
            Address = new("Ada", null, "1 Quay", null, "D01", "Dublin", null, "IE", null),
            ShippingMethod = "Standard",
            Carrier = "Post",
            DeliveryFrom = new(2026, 6, 2),
            DeliveryUntil = new(2026, 6, 3),
            PayBy = s_now,
        }, s_now);
        return (order, [.. lines.Select((line, i) => new OrderItem(order.CustomerId, order.Id, i, new(
            VariantId.New(), ProductId.New(), $"S{i}", "Mug", "", null, "mug", line.Unit, line.Quantity, "standard", line.Tax)))]);
    }
}

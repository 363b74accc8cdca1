using CsCheck;
using Storefront.Core.Payments;
using Storefront.Core.Shared;

namespace Storefront.Tests.Unit.Payments;

/// <summary>Whatever is captured, refunded, sent back by the bank and told twice in any order: the ledger adds up to the charge, to the last minor unit.</summary>
public sealed class MoneySequenceTests
{
    private static readonly PaymentFactKind[] s_kinds = [PaymentFactKind.Captured, PaymentFactKind.Refunded, PaymentFactKind.RefundFailed];

    private static readonly DateTimeOffset s_start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static TheoryData<string, int> Currencies => new() { { "JPY", 0 }, { "EUR", 2 }, { "KWD", 3 } };

    [Theory]
    [MemberData(nameof(Currencies))]
    public void Any_sequence_of_captures_and_partial_refunds_sums_exactly_to_the_charge(string code, int exponent)
    {
        var currency = Currency.Parse(code);
        Assert.Equal(exponent, currency.Exponent);
        Gen.Select(Gen.Long[1, 9_999_999], Steps, Gen.Int).Sample((charge, steps, seed) =>
        {
            var books = new Books(new Money(charge, currency));
            foreach (var (kind, share) in steps) books.Take(kind, share);

            var told = books.Facts.Concat(books.Facts.Where((_, i) => i % 3 == 0)).ToArray();
            new Random(seed).Shuffle(told);
            var sum = LedgerSum.Of([.. told.DistinctBy(fact => (fact.ObjectId, fact.Kind, fact.Occurrence))]);

            Assert.Equal((books.Captured.Minor, books.Refunded.Minor), (sum.CapturedMinor, sum.RefundedMinor));
            Assert.Equal(new Money(charge, currency), books.Released + new Money(sum.CapturedMinor, currency));
            Assert.Equal(new Money(sum.CapturedMinor, currency), new Money(sum.RefundedMinor, currency) + books.Kept);
            Assert.Equal(books.Released.Minor, sum.PromisedMinor);
            Assert.Equal(sum.CapturedMinor > 0 && sum.RefundedMinor == sum.CapturedMinor && sum.PromisedMinor == 0, sum.State == PaymentState.Refunded);
        });
    }

    [Theory]
    [MemberData(nameof(Currencies))]
    public void A_refund_split_over_lines_is_the_sum_of_its_parts_and_reads_as_it_is_written(string code, int exponent)
    {
        var currency = Currency.Parse(code);
        Gen.Select(Gen.Long[0, 9_999_999], Gen.Long[0, 500_000].Array[1, 12]).Sample((refund, lines) =>
        {
            var parts = LargestRemainder.Split(refund, lines).Select(part => new Money(part, currency)).ToList();

            Assert.Equal(new Money(refund, currency), parts.Aggregate(Money.Zero(currency), (sum, part) => sum + part));
            Assert.Equal((decimal)refund, new Money(refund, currency).ToMajor() * currency.MinorUnits);
            Assert.Equal(exponent, new Money(refund, currency).ToString().Split(' ')[0].Split('.').ElementAtOrDefault(1)?.Length ?? 0);
        });
    }

    private static Gen<(PaymentFactKind Kind, int Share)[]> Steps => Gen.Select(
        Gen.Int[0, s_kinds.Length - 1].Select(i => s_kinds[i]), Gen.Int[1, 100], (kind, share) => (kind, share)).Array[0, 20];

    /// <summary>What a provider would allow, in the simplest words: never more than is there.</summary>
    private sealed class Books(Money charge)
    {
        private readonly Queue<PaymentFact> _onTheWay = new();

        public List<PaymentFact> Facts { get; } = [new("ch_0", PaymentFactKind.Authorized, "ch_0", charge.Minor, s_start)];

        public Money Captured { get; private set; } = Money.Zero(charge.Currency);

        public Money Refunded { get; private set; } = Money.Zero(charge.Currency);

        public Money Released => charge - Captured;

        public Money Kept => Captured - Refunded;

        public void Take(PaymentFactKind kind, int share)
        {
            switch (kind)
            {
                case PaymentFactKind.Captured when Part(Released, share) is { Minor: > 0 } amount:
                    Captured += amount;
                    Write($"txn_{Facts.Count}", kind, amount.Minor);
                    break;
                case PaymentFactKind.Refunded when Part(Kept, share) is { Minor: > 0 } amount:
                    Refunded += amount;
                    _onTheWay.Enqueue(Write($"re_{Facts.Count}", kind, amount.Minor));
                    break;
                case PaymentFactKind.RefundFailed when _onTheWay.TryDequeue(out var refund):
                    Refunded -= new Money(refund.AmountMinor, charge.Currency);
                    Write(refund.Occurrence, kind, refund.AmountMinor);
                    break;
            }
        }

        private static Money Part(Money of, int share) => new(share == 100 ? of.Minor : of.Minor * share / 100, of.Currency);

        private PaymentFact Write(string occurrence, PaymentFactKind kind, long amount)
        {
            Facts.Add(new(kind == PaymentFactKind.Captured ? "ch_0" : occurrence, kind, occurrence, amount, s_start.AddMinutes(Facts.Count)));
            return Facts[^1];
        }
    }
}

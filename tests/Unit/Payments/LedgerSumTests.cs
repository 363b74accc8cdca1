using CsCheck;
using Storefront.Core.Payments;

namespace Storefront.Tests.Unit.Payments;

public sealed class LedgerSumTests
{
    private static readonly PaymentFact s_declined = Fact("ch_1", PaymentFactKind.Declined, 5000);
    private static readonly PaymentFact s_processing = Fact("pi_1", PaymentFactKind.Processing, 5000);
    private static readonly PaymentFact s_authorized = Fact("ch_2", PaymentFactKind.Authorized, 5000);
    private static readonly PaymentFact s_captured = Fact("ch_2", PaymentFactKind.Captured, 5000);
    private static readonly PaymentFact s_cancelled = Fact("pi_1", PaymentFactKind.Cancelled, 5000);

    [Fact]
    public void Nothing_has_happened_yet() => Assert.Equal(new LedgerSum(PaymentState.Started, 0, 0, 0, 0), LedgerSum.Of([]));

    [Fact]
    public void A_declined_card_and_a_good_one_are_an_authorisation() =>
        Same(new(PaymentState.Authorized, 5000, 0, 0, 5000), s_declined, s_authorized);

    [Fact]
    public void A_capture_outweighs_what_led_to_it() =>
        Same(new(PaymentState.Captured, 5000, 5000, 0, 0), s_declined, s_processing, s_authorized, s_captured);

    [Fact]
    public void An_authorisation_given_back_is_void() => Same(new(PaymentState.Cancelled, 5000, 0, 0, 0), s_declined, s_authorized, s_cancelled);

    [Fact]
    public void Refunds_add_up() => Same(
        new(PaymentState.PartiallyRefunded, 5000, 5000, 3000, 0),
        s_authorized, s_captured, Fact("re_1", PaymentFactKind.Refunded, 1000), Fact("re_2", PaymentFactKind.Refunded, 2000));

    [Fact]
    public void All_refunds_together_are_a_full_refund() => Same(
        new(PaymentState.Refunded, 5000, 5000, 5000, 0),
        s_authorized, s_captured, Fact("re_1", PaymentFactKind.Refunded, 1000), Fact("re_2", PaymentFactKind.Refunded, 4000));

    [Fact]
    public void A_refund_that_the_bank_sent_back_never_was() => Same(
        new(PaymentState.Captured, 5000, 5000, 0, 0),
        s_authorized, s_captured, Fact("re_1", PaymentFactKind.Refunded, 5000), Fact("re_1", PaymentFactKind.RefundFailed, 5000));

    [Fact]
    public void What_is_taken_in_parts_stays_promised_until_it_is_taken_or_let_go()
    {
        var (first, second) = (Fact("ch_2", PaymentFactKind.Captured, 2000), new PaymentFact("ch_2", PaymentFactKind.Captured, "ch_2@3500", 1500, DateTimeOffset.UnixEpoch));
        var refund = Fact("re_1", PaymentFactKind.Refunded, 2000);

        Same(new(PaymentState.PartiallyCaptured, 5000, 2000, 0, 3000), s_authorized, first);
        Same(new(PaymentState.PartiallyCaptured, 5000, 2000, 2000, 3000), s_authorized, first, refund);
        Same(new(PaymentState.PartiallyRefunded, 5000, 3500, 2000, 0), s_authorized, first, second, refund, Fact("ch_2", PaymentFactKind.Released, 1500));
        Same(new(PaymentState.Captured, 5000, 3500, 0, 0), s_authorized, first, second, Fact("pi_1", PaymentFactKind.Cancelled, 5000));
    }

    [Fact]
    public void Every_order_of_the_same_facts_is_the_same_sum()
    {
        var fact = Gen.Select(Gen.Enum<PaymentFactKind>(), Gen.Int[1, 4], Gen.Long[0, 5000], (kind, number, amount) => Fact($"x_{number}", kind, amount));

        Gen.Select(fact.Array[0, 8], Gen.Int[0, 1000]).Sample((facts, seed) =>
        {
            var shuffled = facts.ToArray();
            new Random(seed).Shuffle(shuffled);
            return LedgerSum.Of(facts) == LedgerSum.Of(shuffled);
        });
    }

    [Fact]
    public void Every_state_has_a_word_for_the_order() =>
        Assert.All(Enum.GetValues<PaymentState>(), state => PaymentStatusOf.Order(state));

    /// <summary>Every permutation of the facts gives this sum.</summary>
    private static void Same(LedgerSum expected, params PaymentFact[] facts) =>
        Assert.All(Permutations(facts), order => Assert.Equal(expected, LedgerSum.Of(order)));

    private static IEnumerable<PaymentFact[]> Permutations(PaymentFact[] facts) => facts.Length <= 1
        ? [facts]
        : facts.SelectMany((first, i) => Permutations([.. facts[..i], .. facts[(i + 1)..]]).Select(rest => (PaymentFact[])[first, .. rest]));

    private static PaymentFact Fact(string id, PaymentFactKind kind, long amount) => new(id, kind, id, amount, DateTimeOffset.UnixEpoch);
}

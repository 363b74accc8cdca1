using Storefront.Core.Audit;
using Storefront.Core.Shared;
using Storefront.Web.Shared.Operations;

namespace Storefront.Tests.Web.Shared.Operations;

public sealed class ProofTableTests
{
    private static readonly DateTimeOffset s_now = new(2026, 6, 1, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Every_promise_is_a_line_with_what_breaks_it_below()
    {
        var lines = ProofTable.Lines(new(
            [
                new("I12", ProofArea.Facts, "The log has no gap", []),
                new("I1b", ProofArea.Stock, "What is held is the sum of the holds", ["variant 1: held 2, holds 1"]),
                new("I3a", ProofArea.Stripe, "One payment at most", [], "Stripe does not answer: TimeoutException"),
            ],
            [new(SumKind.OnShelves, null, 12345, 12345), new(SumKind.Captured, Currency.Eur, 2890, 2889)],
            null,
            s_now,
            TimeSpan.FromSeconds(1.2))).ToList();

        Assert.Equal(
            [
                "Stock",
                "  BROKEN     I1b   What is held is the sum of the holds",
                "                   variant 1: held 2, holds 1",
                "Stripe",
                "  not asked  I3a   One payment at most (Stripe does not answer: TimeoutException)",
                "Facts and mails",
                "  holds      I12   The log has no gap",
                "",
                "Sums                                          one book           the other",
                "  pieces on shelves, moved                      12,345              12,345",
                "  EUR captured, in the ledger                    28.90               28.89  differ",
                "",
                "2026-06-01 09:00:00 UTC: 1 hold, 1 broken, 1 not asked, in 1.2 s",
            ],
            lines);
    }

    [Fact]
    public void Every_area_and_every_sum_has_its_name()
    {
        var lines = ProofTable.Lines(new(
            [.. Enum.GetValues<ProofArea>().Select(area => new ProofFinding("I0", area, "True", []))],
            [.. Enum.GetValues<SumKind>().Select(kind => new ProofSum(kind, Currency.Eur, 0, 0))],
            null,
            s_now,
            TimeSpan.Zero)).ToList();

        Assert.Equal(Enum.GetValues<ProofArea>().Length * 2 + Enum.GetValues<SumKind>().Length + 4, lines.Count);
    }
}

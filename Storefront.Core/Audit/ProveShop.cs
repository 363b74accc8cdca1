using Storefront.Core.Payments.Reconciliation;

namespace Storefront.Core.Audit;

/// <summary>Asks the shop's own books and Stripe's whether everything that must be true is. Nothing is changed, and nothing is kept.</summary>
public sealed class ProveShop(IInvariants invariants, CompareBooks books, TimeProvider clock)
{
    /// <summary>Names of what only Stripe's books can show.</summary>
    public static IReadOnlyList<string> AskedOfStripe { get; } = ["I3a", "I3b", "I4c"];

    /// <summary>Days of Stripe's books that are compared on a page and every night.</summary>
    public const int LatelyDays = 30;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);

    private const string OneCharge = "For one order, one payment at most has taken money at Stripe";
    private const string SameSums = "What Stripe took and gave back for an order is what the ledger says, and no more than was agreed";
    private const string NoOrphans = "No money is at Stripe without an order of the shop";

    /// <param name="Since">Stripe's payments made from then on are compared; null: all that there are.</param>
    /// <param name="Patience">What differs is looked at again after so long: a payment under way reaches both books a moment apart.</param>
    public sealed record Command(DateTimeOffset? Since, TimeSpan Patience)
    {
        /// <summary>With all of Stripe's books.</summary>
        public static Command Ever { get; } = new(null, s_patience);

        /// <summary>With what a merchant cares to wait for: older payments were compared every night.</summary>
        public static Command Lately(DateTimeOffset now) => new(now.AddDays(-LatelyDays), s_patience);
    }

    public async Task<Proof> ExecuteAsync(Command command, CancellationToken ct)
    {
        var start = clock.GetTimestamp();
        var own = await invariants.AskAsync(ct);
        var compared = await books.ExecuteAsync(new(command.Since, command.Patience), ct);
        return new([.. own.Findings, .. Findings(compared)], [.. own.Sums, .. Sums(compared)], command.Since, clock.GetUtcNow(), clock.GetElapsedTime(start));
    }

    private static IEnumerable<ProofFinding> Findings(CompareBooks.Result result)
    {
        var found = (result as CompareBooks.Result.Compared)?.Books;
        var why = (result as CompareBooks.Result.NotAsked)?.Why;
        yield return Finding("I3a", OneCharge, found?.Twice, why);
        yield return Finding("I3b", SameSums, found?.Different, why);
        yield return Finding("I4c", NoOrphans, found?.Orphans, why);
    }

    private static ProofFinding Finding(string name, string sentence, IReadOnlyList<string>? broken, string? why) =>
        new(name, ProofArea.Stripe, sentence, [.. (broken ?? []).Take(ProofFinding.MostRows)], why);

    private static IEnumerable<ProofSum> Sums(CompareBooks.Result result) => result is CompareBooks.Result.Compared { Books: var found }
        ? found.Sums.SelectMany(sum => new ProofSum[]
        {
            new(SumKind.CapturedAtStripe, sum.Currency, sum.OursCaptured, sum.TheirsCaptured),
            new(SumKind.RefundedAtStripe, sum.Currency, sum.OursRefunded, sum.TheirsRefunded),
        })
        : [];
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Storefront.Core.Shared;

namespace Storefront.Core.Payments.Reconciliation;

/// <summary>
/// Compares the shop's books with Stripe's, every night and when asked to: all that Stripe lists since the last complete run, with an
/// overlap, and all that the shop believes open. Differences become rows of the money inbox; nothing is put right by itself.
/// </summary>
public sealed partial class Reconcile(IStorefrontDb db, IProviderBooks books, CheckIntent check, TimeProvider clock, ILogger<Reconcile> log)
{
    /// <summary>The first run goes back so far.</summary>
    private static readonly TimeSpan s_first = TimeSpan.FromDays(90);

    /// <summary>Stripe's movements may show up late, and clocks differ.</summary>
    private static readonly TimeSpan s_overlap = TimeSpan.FromDays(3);

    /// <param name="By">"clock", or a member of staff by mail address.</param>
    public sealed record Command(string By);

    public async Task<ReconciliationRun> ExecuteAsync(Command command, CancellationToken ct)
    {
        var run = await BeginAsync(command.By, ct);
        if (await books.ListSinceAsync(run.Since, ct) is not GatewayAnswer<IReadOnlyList<ProviderTrace>>.Accepted { Value: var traces })
            return await EndAsync(run.Ended(ReconciliationOutcome.Unreachable, new(), clock.GetUtcNow()), ct);

        var ours = await db.ReadAsync((tables, token) => OpenIntentsAsync(tables, run.Since, token), ct);
        var intents = traces.Select(trace => trace.IntentId).OfType<string>().Union(ours).Order(StringComparer.Ordinal).ToList();
        var (suspects, failed) = await LookAsync(intents, ct);
        // What differed may have been under way in the shop: it counts when it differs twice.
        var (differing, failedAgain) = await LookAsync(suspects.Keys, ct);
        var differences = differing.Values.Sum();
        var movements = traces.Where(trace => trace.Movement is not null).ToList();
        foreach (var chunk in movements.Chunk(500)) differences += await CompareAsync(chunk, ct);
        var outcome = failed + failedAgain == 0 ? ReconciliationOutcome.Complete : ReconciliationOutcome.Partial;
        return await EndAsync(run.Ended(outcome, new(movements.Count, intents.Count, differences), clock.GetUtcNow()), ct);
    }

    /// <returns>The intents that differ, with the number of differences of each, and how many could not be looked at.</returns>
    private async Task<(Dictionary<string, int> Differing, int Failed)> LookAsync(IReadOnlyCollection<string> intents, CancellationToken ct)
    {
        var (differing, failed) = (new Dictionary<string, int>(), 0);
        foreach (var intent in intents)
        {
            var seen = await GuardedAsync(intent, ct);
            if (seen is CheckIntent.Result.Checked { Differences: > 0 } found) differing[intent] = found.Differences;
            if (seen is CheckIntent.Result.TryLater) failed++;
        }
        return (differing, failed);
    }

    private async Task<ReconciliationRun> BeginAsync(string by, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var last = await db.ReadAsync(
            (tables, token) => tables.Reconciliations.Where(run => run.Outcome == ReconciliationOutcome.Complete).OrderByDescending(run => run.StartedAt)
                .Select(run => (DateTimeOffset?)run.StartedAt).FirstOrDefaultAsync(token), ct);
        return new(by, last is { } start ? start - s_overlap : now - s_first, now);
    }

    private Task<ReconciliationRun> EndAsync(ReconciliationRun run, CancellationToken ct) => db.RunAsync(async (work, token) =>
    {
        work.Reconciliations.Add(run);
        await work.CommitAsync(token);
        return run;
    }, ct);

    /// <summary>What the shop believes to be promised, what its ledger heard of lately, what is disputed, and what is open in the inbox.</summary>
    private static async Task<List<string>> OpenIntentsAsync(ITables tables, DateTimeOffset since, CancellationToken ct)
    {
        var (ledger, inbox) = (tables.PaymentLedger, tables.MoneyInbox);
        var disputed = await tables.Disputes.Where(dispute => dispute.ClosedAt == null).Select(dispute => dispute.IntentId).ToListAsync(ct);
        var believed = await tables.Payments
            .Where(payment => payment.IntentId != null)
            .Where(payment => payment.PromisedMinor > 0
                || ledger.Any(entry => entry.CustomerId == payment.CustomerId && entry.PaymentId == payment.Id && entry.RecordedAt >= since))
            .Select(payment => payment.IntentId!)
            .ToListAsync(ct);
        var open = await inbox.Where(row => row.State == MoneyMatterState.Open).Select(row => row.IntentId).ToListAsync(ct);
        return [.. believed, .. open, .. disputed];
    }

    /// <summary>Each movement of the balance against the ledger's entry of the same charge or refund.</summary>
    private Task<int> CompareAsync(IReadOnlyList<ProviderTrace> movements, CancellationToken ct) => db.RunAsync(async (work, token) =>
    {
        var sources = movements.Select(trace => trace.Movement!.SourceId).ToList();
        var ids = movements.Select(trace => trace.ObjectId).ToList();
        var entries = (await work.PaymentLedger.Where(entry => sources.Contains(entry.ObjectId)).ToListAsync(token)).ToLookup(entry => (entry.ObjectId, entry.Kind));
        var known = await work.MoneyInbox.Where(row => row.Kind == MoneyMatterKind.MovementDiffers && ids.Contains(row.ObjectId)).ToDictionaryAsync(row => row.ObjectId, token);
        var (now, found) = (clock.GetUtcNow(), 0);
        foreach (var trace in movements)
        {
            var difference = Difference(trace, trace.Movement!, [.. entries[(trace.Movement!.SourceId, FactOf(trace.Movement.Kind))]]);
            var row = known.GetValueOrDefault(trace.ObjectId);
            if (difference is null) row?.Gone(now);
            else if (row is null) work.MoneyInbox.Add(new(difference, now));
            else row.SeenAgain(difference, now);
            if (difference is not null) found++;
        }
        await work.CommitAsync(token);
        return found;
    }, ct);

    /// <summary>Stripe may keep its balance in another currency than the shopper paid in; then amounts cannot be compared.</summary>
    /// <param name="entries">The shop may have heard of some parts of a charge together, or not yet: a part is only too much where it is more than all of them.</param>
    private static MoneyDifference? Difference(ProviderTrace trace, ProviderMovement movement, IReadOnlyList<LedgerEntry> entries)
    {
        var (theirs, ours) = (Math.Abs(movement.Amount.Minor), entries.Sum(entry => entry.AmountMinor));
        var agree = entries.Count == 0 || theirs == ours || (movement.IsPart && theirs < ours);
        return agree || trace.IntentId is null ? null : new(MoneyMatterKind.MovementDiffers, trace.ObjectId, trace.IntentId, MoneyRepair.Review)
        {
            Currency = movement.Amount.Currency,
            OursMinor = ours,
            TheirsMinor = theirs,
            Ours = entries[0].Kind.ToString(),
            Theirs = movement.Kind.ToString(),
            OccurredAt = movement.At,
        };
    }

    private static PaymentFactKind FactOf(ProviderMovementKind kind) => kind switch
    {
        ProviderMovementKind.Charge => PaymentFactKind.Captured,
        ProviderMovementKind.Refund => PaymentFactKind.Refunded,
        ProviderMovementKind.RefundFailure => PaymentFactKind.RefundFailed,
    };

    /// <summary>One intent that cannot be looked at never stops the others.</summary>
    private async Task<CheckIntent.Result> GuardedAsync(string intent, CancellationToken ct)
    {
        try
        {
            return await check.ExecuteAsync(new(intent), ct);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            LogFault(fault, intent);
            return new CheckIntent.Result.TryLater();
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "PaymentIntent {Intent} could not be compared; it is looked at again")]
    private partial void LogFault(Exception fault, string intent);
}

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
        var (suspects, failed) = await LookAsync(intents, glance: true, ct);
        // What differed may have been under way in the shop: it counts when it differs twice.
        var (differing, failedAgain) = await LookAsync(suspects.Keys, glance: false, ct);
        var differences = differing.Values.Sum();
        var movements = traces.Where(trace => trace.Movement is not null).ToList();
        var sources = movements.GroupBy(trace => (trace.Movement!.SourceId, trace.Movement.Kind)).Select(parts => parts.ToList());
        foreach (var chunk in sources.Chunk(500)) differences += await CompareAsync(run, chunk, ct);
        var outcome = failed + failedAgain == 0 ? ReconciliationOutcome.Complete : ReconciliationOutcome.Partial;
        return await EndAsync(run.Ended(outcome, new(movements.Count, intents.Count, differences), clock.GetUtcNow()), ct);
    }

    /// <returns>The intents that differ, with the number of differences of each, and how many could not be looked at.</returns>
    private async Task<(Dictionary<string, int> Differing, int Failed)> LookAsync(IReadOnlyCollection<string> intents, bool glance, CancellationToken ct)
    {
        var (differing, failed) = (new Dictionary<string, int>(), 0);
        foreach (var intent in intents)
        {
            var seen = await GuardedAsync(new(intent, Glance: glance), ct);
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

    /// <summary>
    /// The movements of the balance against the ledger's entries of the same charges and refunds. A difference is a row of the last movement of
    /// its source. Stripe may keep its balance in another currency than the shopper paid in; then there are no movements to compare.
    /// </summary>
    private Task<int> CompareAsync(ReconciliationRun run, IReadOnlyList<List<ProviderTrace>> sources, CancellationToken ct) => db.RunAsync(async (work, token) =>
    {
        var (charges, ids) = (sources.Select(parts => parts[0].Movement!.SourceId).ToList(), sources.SelectMany(parts => parts).Select(trace => trace.ObjectId).ToList());
        var entries = (await work.PaymentLedger.Where(entry => charges.Contains(entry.ObjectId)).ToListAsync(token)).ToLookup(entry => (entry.ObjectId, entry.Kind));
        var known = await work.MoneyInbox.Where(row => row.Kind == MoneyMatterKind.MovementDiffers && ids.Contains(row.ObjectId)).ToDictionaryAsync(row => row.ObjectId, token);
        var (now, found) = (clock.GetUtcNow(), 0);
        foreach (var parts in sources)
        {
            var source = parts[0].Movement!;
            var difference = MovementPolicy.Difference(parts, [.. entries[(source.SourceId, MovementPolicy.FactOf(source.Kind))]], run);
            foreach (var row in parts.Select(trace => known.GetValueOrDefault(trace.ObjectId)).OfType<MoneyMatter>())
            {
                if (row.ObjectId == difference?.ObjectId) row.SeenAgain(difference, now);
                else row.Gone(now);
            }
            if (difference is null) continue;
            if (!known.ContainsKey(difference.ObjectId)) work.MoneyInbox.Add(new(difference, now));
            found++;
        }
        await work.CommitAsync(token);
        return found;
    }, ct);

    /// <summary>One intent that cannot be looked at never stops the others.</summary>
    private async Task<CheckIntent.Result> GuardedAsync(CheckIntent.Command look, CancellationToken ct)
    {
        try
        {
            return await check.ExecuteAsync(look, ct);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            LogFault(fault, look.IntentId);
            return new CheckIntent.Result.TryLater();
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "PaymentIntent {Intent} could not be compared; it is looked at again")]
    private partial void LogFault(Exception fault, string intent);
}

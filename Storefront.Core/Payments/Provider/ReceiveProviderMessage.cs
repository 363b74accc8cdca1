using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Storefront.Core.Shared;

namespace Storefront.Core.Payments;

/// <summary>Keeps a webhook that was signed rightly, once; applying it comes after, so that Stripe gets its answer at once.</summary>
public sealed class ReceiveProviderMessage(IStorefrontDb db, TimeProvider clock)
{
    /// <summary>They tell what the shop has just done itself.</summary>
    private static readonly string[] s_ownDoing = ["payment_intent.created", "setup_intent.created"];

    public sealed record Command(string EventId, string Type, string? IntentId, string Payload);

    /// <returns>What is to be applied; null: the event was known.</returns>
    public async Task<ProviderMessage?> ExecuteAsync(Command command, CancellationToken ct)
    {
        var message = new ProviderMessage(command.EventId, command.Type, command.IntentId, command.Payload, clock.GetUtcNow());
        if (s_ownDoing.Contains(command.Type)) message.Ignored();
        return await db.AddOnceAsync(message, ct) ? message : null;
    }
}

/// <summary>Applies the webhooks that wait. A message of an intent that is unknown yet stays and is tried again for 30 days.</summary>
public sealed partial class ApplyProviderMessages(IStorefrontDb db, Settle settle, KeepCard keep, TimeProvider clock, ILogger<ApplyProviderMessages> log)
{
    private const int AtOnce = 200;

    public async Task ExecuteAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var due = await db.ReadAsync(
            (tables, token) => tables.ProviderInbox
                .Where(message => message.State == ProviderMessageState.Waiting && message.NextAttemptAt <= now)
                .OrderBy(message => message.NextAttemptAt)
                .Take(AtOnce)
                .ToListAsync(token),
            ct);
        foreach (var messages in due.GroupBy(message => message.IntentId ?? message.EventId)) await ExecuteAsync([.. messages], ct);
    }

    /// <param name="messages">All about the same intent: Stripe is asked once, after the last of them was kept.</param>
    public async Task ExecuteAsync(IReadOnlyList<ProviderMessage> messages, CancellationToken ct)
    {
        var waiting = messages.Where(message => message.State == ProviderMessageState.Waiting).ToList();
        if (waiting.Count == 0) return;
        Action<ProviderMessage> mark;
        try
        {
            mark = await JudgeAsync(waiting[0].IntentId, ct);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            LogFault(fault, waiting[0].EventId);
            mark = message => message.Later(fault.GetType().Name, clock.GetUtcNow());
        }
        waiting.ForEach(mark);
        await KeepAsync(waiting, ct);
    }

    private async Task<Action<ProviderMessage>> JudgeAsync(string? intentId, CancellationToken ct) => intentId switch
    {
        null => message => message.Ignored(),
        _ when intentId.StartsWith(KeepCard.Prefix, StringComparison.Ordinal) => MarkBy(await keep.ExecuteAsync(intentId, ct)),
        _ => MarkBy(await settle.ExecuteAsync(new(intentId, "webhook"), ct)),
    };

    private Action<ProviderMessage> MarkBy(Settle.Result result) => result switch
    {
        Settle.Result.Settled => message => message.Applied(),
        Settle.Result.UnknownIntent => message => message.Later("unknown intent", clock.GetUtcNow()),
        Settle.Result.TryLater later => message => message.Later(later.Reason, clock.GetUtcNow()),
        _ => throw new InvalidOperationException("The results are closed."),
    };

    private Action<ProviderMessage> MarkBy(KeepCard.Outcome outcome) => outcome switch
    {
        KeepCard.Outcome.Kept => message => message.Applied(),
        KeepCard.Outcome.NotKept => message => message.Ignored(),
        KeepCard.Outcome.TryLater => message => message.Later("Stripe did not answer", clock.GetUtcNow()),
        _ => throw new InvalidOperationException("The outcomes are closed."),
    };

    /// <summary>All but the body, which never changes.</summary>
    private Task<bool> KeepAsync(IEnumerable<ProviderMessage> messages, CancellationToken ct) => db.RunAsync(async (work, token) =>
    {
        foreach (var message in messages)
            await work.ProviderInbox.Where(row => row.EventId == message.EventId).ExecuteUpdateAsync(set => set
                .SetProperty(row => row.State, message.State)
                .SetProperty(row => row.Attempts, message.Attempts)
                .SetProperty(row => row.NextAttemptAt, message.NextAttemptAt)
                .SetProperty(row => row.LastError, message.LastError), token);
        await work.CommitAsync(token);
        return true;
    }, ct);

    [LoggerMessage(Level = LogLevel.Error, Message = "Webhook {EventId} could not be applied; it is tried again")]
    private partial void LogFault(Exception fault, string eventId);
}

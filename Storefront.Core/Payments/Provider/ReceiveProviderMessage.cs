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
    public Task<ProviderMessage?> ExecuteAsync(Command command, CancellationToken ct) => db.RunAsync(async (work, token) =>
    {
        if (await work.ProviderInbox.AnyAsync(message => message.EventId == command.EventId, token)) return null;
        var message = work.ProviderInbox.Add(new(command.EventId, command.Type, command.IntentId, command.Payload, clock.GetUtcNow())).Entity;
        if (s_ownDoing.Contains(command.Type)) message.Ignored();
        await work.CommitAsync(token);
        return message;
    }, ct);
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
        foreach (var message in due) await ExecuteAsync(message, ct);
    }

    public async Task ExecuteAsync(ProviderMessage message, CancellationToken ct)
    {
        if (message.State != ProviderMessageState.Waiting) return;
        try
        {
            if (message.IntentId is not { } intent) message.Ignored();
            else if (intent.StartsWith(KeepCard.Prefix, StringComparison.Ordinal)) Mark(message, await keep.ExecuteAsync(intent, ct));
            else Mark(message, await settle.ExecuteAsync(new(intent, "webhook"), ct));
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            LogFault(fault, message.EventId);
            message.Later(fault.GetType().Name, clock.GetUtcNow());
        }
        await KeepAsync(message, ct);
    }

    private void Mark(ProviderMessage row, Settle.Result result)
    {
        switch (result)
        {
            case Settle.Result.Settled:
                row.Applied();
                break;
            case Settle.Result.UnknownIntent:
                row.Later("unknown intent", clock.GetUtcNow());
                break;
            case Settle.Result.TryLater later:
                row.Later(later.Reason, clock.GetUtcNow());
                break;
        }
    }

    private void Mark(ProviderMessage row, KeepCard.Outcome outcome)
    {
        switch (outcome)
        {
            case KeepCard.Outcome.Kept:
                row.Applied();
                break;
            case KeepCard.Outcome.NotKept:
                row.Ignored();
                break;
            case KeepCard.Outcome.TryLater:
                row.Later("Stripe did not answer", clock.GetUtcNow());
                break;
        }
    }

    /// <summary>All but the body, which never changes.</summary>
    private Task<bool> KeepAsync(ProviderMessage message, CancellationToken ct) => db.RunAsync(async (work, token) =>
    {
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

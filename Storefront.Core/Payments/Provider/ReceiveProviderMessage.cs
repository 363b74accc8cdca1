using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Storefront.Core.Shared;

namespace Storefront.Core.Payments;

/// <summary>Keeps a webhook that was signed rightly, once; applying it comes after, so that Stripe gets its answer at once.</summary>
public sealed class ReceiveProviderMessage(IStorefrontDb db, TimeProvider clock)
{
    /// <summary>Tells what the shop has just done itself.</summary>
    private const string OwnDoing = "payment_intent.created";

    public sealed record Command(string EventId, string Type, string? IntentId, string Payload);

    /// <returns>False: the event was known.</returns>
    public Task<bool> ExecuteAsync(Command command, CancellationToken ct) => db.RunAsync(async (work, token) =>
    {
        if (await work.ProviderInbox.AnyAsync(message => message.EventId == command.EventId, token)) return false;
        var message = work.ProviderInbox.Add(new(command.EventId, command.Type, command.IntentId, command.Payload, clock.GetUtcNow())).Entity;
        if (command.Type == OwnDoing) message.Ignored();
        await work.CommitAsync(token);
        return true;
    }, ct);
}

/// <summary>Applies the webhooks that wait. A message of an intent that is unknown yet stays and is tried again for 30 days.</summary>
public sealed partial class ApplyProviderMessages(IStorefrontDb db, Settle settle, TimeProvider clock, ILogger<ApplyProviderMessages> log)
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
                .Select(message => message.EventId)
                .ToListAsync(token),
            ct);
        foreach (var id in due) await ExecuteAsync(id, ct);
    }

    public async Task ExecuteAsync(string eventId, CancellationToken ct)
    {
        var message = await db.ReadAsync((tables, token) => tables.ProviderInbox.SingleOrDefaultAsync(m => m.EventId == eventId, token), ct);
        if (message is not { State: ProviderMessageState.Waiting }) return;
        try
        {
            var result = message.IntentId is { } intent ? await settle.ExecuteAsync(new(intent, "webhook"), ct) : null;
            await MarkAsync(eventId, row => Mark(row, result), ct);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            LogFault(fault, eventId);
            await MarkAsync(eventId, row => row.Later(fault.GetType().Name, clock.GetUtcNow()), ct);
        }
    }

    private void Mark(ProviderMessage row, Settle.Result? result)
    {
        switch (result)
        {
            case null:
                row.Ignored();
                break;
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

    private Task<bool> MarkAsync(string eventId, Action<ProviderMessage> mark, CancellationToken ct) => db.RunAsync(async (work, token) =>
    {
        mark(await work.ProviderInbox.SingleAsync(message => message.EventId == eventId, token));
        await work.CommitAsync(token);
        return true;
    }, ct);

    [LoggerMessage(Level = LogLevel.Error, Message = "Webhook {EventId} could not be applied; it is tried again")]
    private partial void LogFault(Exception fault, string eventId);
}

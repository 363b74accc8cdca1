using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Storefront.Core.Shared;

namespace Storefront.Core.Notifications;

/// <summary>
/// Sends what is due, each message by itself: it is taken in one short work, sent with no transaction open, and its outcome written in another.
/// When a node dies in between, another one sends the message after the lease; its Message-ID tells readers that it is the same.
/// </summary>
public sealed partial class SendMessages(
    IStorefrontDb db,
    IDueMessages due,
    IMailTemplates templates,
    IMailTransport transport,
    TimeProvider clock,
    ILogger<SendMessages> log)
{
    /// <summary>So that one slow receiver does not hold up the others.</summary>
    private const int AtOnce = 4;

    /// <summary>Longer than any attempt can take.</summary>
    private static readonly TimeSpan s_lease = TimeSpan.FromMinutes(2);

    /// <summary>Pause after the server was not to be reached.</summary>
    private static readonly TimeSpan s_outage = TimeSpan.FromSeconds(20);

    public async Task ExecuteAsync(CancellationToken ct)
    {
        using var outage = CancellationTokenSource.CreateLinkedTokenSource(ct);
        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => SendUntilNoneIsDueAsync(outage, ct)));
    }

    private async Task SendUntilNoneIsDueAsync(CancellationTokenSource outage, CancellationToken ct)
    {
        while (!outage.IsCancellationRequested && await TakeAsync(ct) is { } message)
        {
            var outcome = await AttemptAsync(message, ct);
            if (outcome is MailOutcome.Unreachable) await outage.CancelAsync();
            await RecordAsync(message, outcome, ct);
        }
    }

    private Task<Message?> TakeAsync(CancellationToken ct) => db.RunAsync(
        async (work, token) =>
        {
            var now = clock.GetUtcNow();
            if (await due.LockNextAsync(work, now, token) is not { } message) return null;
            message.LeaseUntil(now + s_lease);
            await work.CommitAsync(token);
            return message;
        },
        ct);

    private async Task<MailOutcome> AttemptAsync(Message message, CancellationToken ct)
    {
        try
        {
            return await transport.SendAsync(new Mail(message.Id, message.Recipient, templates.Render(message)), ct);
        }
        catch (MailTemplateException fault)
        {
            LogTemplate(fault, message.Id, message.Template);
            return new MailOutcome.Refused(fault.Message);
        }
    }

    private Task RecordAsync(Message message, MailOutcome outcome, CancellationToken ct) => db.RunAsync(
        async (work, token) =>
        {
            var row = await work.Messages.SingleAsync(m => m.Id == message.Id && m.CreatedAt == message.CreatedAt, token);
            Apply(row, outcome, clock.GetUtcNow());
            await work.CommitAsync(token);
            ShopMeter.Mails.Add(1, new("template", message.Template), new("outcome", outcome.GetType().Name));
            LogOutcome(message.Id, message.Template, outcome.GetType().Name);
            return row.State;
        },
        ct);

    private static void Apply(Message message, MailOutcome outcome, DateTimeOffset now)
    {
        switch (outcome)
        {
            case MailOutcome.Sent:
                message.Sent(now);
                break;
            case MailOutcome.Later later:
                message.Later(later.Reason, now);
                break;
            case MailOutcome.Refused refused:
                message.Park(refused.Reason);
                break;
            case MailOutcome.Unreachable unreachable:
                message.Postpone(unreachable.Reason, now + s_outage);
                break;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Message {Message} ({Template}): {Outcome}")]
    private partial void LogOutcome(MessageId message, string template, string outcome);

    [LoggerMessage(Level = LogLevel.Error, Message = "Message {Message} ({Template}) cannot be rendered and is parked")]
    private partial void LogTemplate(Exception fault, MessageId message, string template);
}

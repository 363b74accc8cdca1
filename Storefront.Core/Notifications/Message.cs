using Microsoft.EntityFrameworkCore;
using Storefront.Core.Shared;

namespace Storefront.Core.Notifications;

/// <summary>A message to one person as a document: what to say, in which language, and how far its sending came.</summary>
public sealed class Message
{
    private const int MaxReason = 500;

    private Message()
    {
    }

    public Message(MessageId id, string template, Addressee to, string document, string cause, DateTimeOffset now)
    {
        Id = id;
        Template = template;
        Language = to.Language;
        Recipient = to.Email;
        Document = document;
        Cause = cause;
        CreatedAt = NextAttemptAt = now;
    }

    public MessageId Id { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>Name of the template: <c>order-confirmation</c>.</summary>
    public string Template { get; private set; } = "";

    public string Language { get; private set; } = "";

    public string Recipient { get; private set; } = "";

    /// <summary>JSON with everything that the template shows, frozen when the message was made.</summary>
    public string Document { get; private set; } = "";

    /// <summary>What caused it, once for each template: <c>OrderPlaced:…</c>.</summary>
    public string Cause { get; private set; } = "";

    public MessageState State { get; private set; }

    public int Attempts { get; private set; }

    public DateTimeOffset NextAttemptAt { get; private set; }

    public DateTimeOffset? SentAt { get; private set; }

    public string? LastError { get; private set; }

    /// <summary>Somebody is sending it: nobody else tries before this moment, and anybody may after it.</summary>
    public void LeaseUntil(DateTimeOffset moment) => NextAttemptAt = moment;

    public void Sent(DateTimeOffset now)
    {
        State = MessageState.Sent;
        SentAt = now;
        Attempts++;
        LastError = null;
        if (MailTemplate.HoldsSecret(Template)) Document = "{}";
    }

    /// <summary>No mail can be sent at present; that is no attempt of this one.</summary>
    public void Postpone(string reason, DateTimeOffset until)
    {
        LastError = Short(reason);
        NextAttemptAt = until;
    }

    /// <summary>Tries again later: 10 seconds, doubling up to 6 hours, for a day; then it is parked.</summary>
    public void Later(string reason, DateTimeOffset now)
    {
        Attempts++;
        LastError = Short(reason);
        NextAttemptAt = now + TimeSpan.FromSeconds(Math.Min(6 * 3600, 10 * Math.Pow(2, Attempts - 1)));
        if (now - CreatedAt > TimeSpan.FromDays(1)) State = MessageState.Parked;
    }

    /// <summary>The address or server refused it for good.</summary>
    public void Park(string reason)
    {
        Attempts++;
        LastError = Short(reason);
        State = MessageState.Parked;
    }

    /// <summary>A member of staff asks to send a parked message again.</summary>
    public void Retry(DateTimeOffset now)
    {
        State = MessageState.Waiting;
        NextAttemptAt = now;
    }

    private static string Short(string reason) => reason.Length <= MaxReason ? reason : reason[..MaxReason];
}

/// <summary>Whom a message goes to, and the language to write in.</summary>
public sealed record Addressee(string Email, string Language);

public enum MessageState
{
    Waiting,
    Sent,
    Parked,
}

public static class NotificationTables
{
    extension(ITables tables)
    {
        public DbSet<Message> Messages => tables.Set<Message>();
    }
}

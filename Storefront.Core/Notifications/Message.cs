using Microsoft.EntityFrameworkCore;
using Storefront.Core.Shared;

namespace Storefront.Core.Notifications;

/// <summary>A message to one person as a document: what to say, in which language, and how far its sending came.</summary>
public sealed class Message
{
    private Message()
    {
    }

    public Message(MessageId id, string template, string language, string recipient, string document, string cause, DateTimeOffset now)
    {
        Id = id;
        Template = template;
        Language = language;
        Recipient = recipient;
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

    public void Sent(DateTimeOffset now)
    {
        State = MessageState.Sent;
        SentAt = now;
        Attempts++;
        LastError = null;
    }

    /// <summary>Tries again later: 10 seconds, doubling up to 6 hours, for a day; then it is parked.</summary>
    public void Later(string reason, DateTimeOffset now)
    {
        Attempts++;
        LastError = reason;
        NextAttemptAt = now + TimeSpan.FromSeconds(Math.Min(6 * 3600, 10 * Math.Pow(2, Attempts - 1)));
        if (now - CreatedAt > TimeSpan.FromDays(1)) State = MessageState.Parked;
    }

    /// <summary>The address or server refused it for good.</summary>
    public void Park(string reason)
    {
        Attempts++;
        LastError = reason;
        State = MessageState.Parked;
    }

    /// <summary>A member of staff asks to send a parked message again.</summary>
    public void Retry(DateTimeOffset now)
    {
        State = MessageState.Waiting;
        NextAttemptAt = now;
    }
}

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

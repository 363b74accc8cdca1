namespace Storefront.Core.Payments;

/// <summary>A webhook as it came, kept before it is answered. Its content is never believed: it only says which intent to ask Stripe about.</summary>
public sealed class ProviderMessage
{
    private ProviderMessage()
    {
    }

    public ProviderMessage(string eventId, string type, string? intentId, string payload, DateTimeOffset now)
    {
        EventId = eventId;
        Type = type;
        IntentId = intentId;
        Payload = payload;
        ReceivedAt = NextAttemptAt = now;
    }

    public string EventId { get; private set; } = "";

    public string Type { get; private set; } = "";

    /// <summary>Which PaymentIntent or SetupIntent to ask about; null: it is about neither.</summary>
    public string? IntentId { get; private set; }

    /// <summary>The raw body, as signed.</summary>
    public string Payload { get; private set; } = "";

    public DateTimeOffset ReceivedAt { get; private set; }

    public ProviderMessageState State { get; private set; }

    public int Attempts { get; private set; }

    public DateTimeOffset NextAttemptAt { get; private set; }

    public string? LastError { get; private set; }

    public void Applied() => State = ProviderMessageState.Applied;

    /// <summary>Nothing of it concerns the shop.</summary>
    public void Ignored() => State = ProviderMessageState.Ignored;

    /// <summary>Tries again later, ever more slowly, for 30 days; an unknown intent may become known.</summary>
    public void Later(string reason, DateTimeOffset now)
    {
        Attempts++;
        LastError = reason;
        State = ProviderMessageState.Waiting;
        NextAttemptAt = now + TimeSpan.FromSeconds(Math.Min(3600, 5 * Math.Pow(2, Math.Min(Attempts, 12))));
        if (now - ReceivedAt > TimeSpan.FromDays(30)) State = ProviderMessageState.Parked;
    }
}

public enum ProviderMessageState
{
    Waiting,
    Applied,
    Ignored,

    /// <summary>Given up; a person has to look.</summary>
    Parked,
}

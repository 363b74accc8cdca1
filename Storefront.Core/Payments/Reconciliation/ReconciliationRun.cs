namespace Storefront.Core.Payments.Reconciliation;

/// <summary>One comparison of the shop's books with Stripe's: what it covered and what it found.</summary>
public sealed class ReconciliationRun
{
    private ReconciliationRun()
    {
    }

    public ReconciliationRun(string by, DateTimeOffset since, DateTimeOffset now)
    {
        Id = Guid.CreateVersion7();
        By = by;
        Since = since;
        StartedAt = now;
    }

    public Guid Id { get; private set; }

    /// <summary>"clock", or a member of staff by mail address.</summary>
    public string By { get; private set; } = "";

    /// <summary>Everything at Stripe from this moment on was looked at.</summary>
    public DateTimeOffset Since { get; private set; }

    public DateTimeOffset StartedAt { get; private set; }

    public DateTimeOffset EndedAt { get; private set; }

    public ReconciliationOutcome Outcome { get; private set; }

    public int Movements { get; private set; }

    public int Intents { get; private set; }

    /// <summary>Differences that were there at the end of it.</summary>
    public int Differences { get; private set; }

    public ReconciliationRun Ended(ReconciliationOutcome outcome, ReconciliationCount count, DateTimeOffset now)
    {
        (Outcome, EndedAt) = (outcome, now);
        (Movements, Intents, Differences) = (count.Movements, count.Intents, count.Differences);
        return this;
    }
}

public sealed record ReconciliationCount(int Movements = 0, int Intents = 0, int Differences = 0);

public enum ReconciliationOutcome
{
    /// <summary>The next run begins where this one began, less an overlap.</summary>
    Complete,

    /// <summary>Some intents could not be looked at; the next run covers the same time again.</summary>
    Partial,

    /// <summary>Stripe did not answer.</summary>
    Unreachable,
}

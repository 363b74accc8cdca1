using Storefront.Core.Shared;

namespace Storefront.Core.Audit;

/// <summary>One run of the shop's test of itself, for every node to see.</summary>
public sealed class SelfTest
{
    private SelfTest()
    {
    }

    public SelfTest(SelfTestRules rules, string by, DateTimeOffset now)
    {
        Id = SelfTestId.New();
        (Units, Buyers, AtOnce) = (rules.Units, rules.Buyers, rules.AtOnce);
        By = by;
        StartedAt = now;
    }

    public SelfTestId Id { get; private set; }

    /// <summary>"clock", or a member of staff by mail address.</summary>
    public string By { get; private set; } = "";

    public DateTimeOffset StartedAt { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>How long the competition lasted, without what was put up for it and taken away.</summary>
    public int Milliseconds { get; private set; }

    public int Units { get; private set; }

    public int Buyers { get; private set; }

    /// <summary>Buyers who press the button at the same moment.</summary>
    public int AtOnce { get; private set; }

    /// <summary>Buyers who were told that a unit is theirs.</summary>
    public int Sold { get; private set; }

    /// <summary>What the shelf's counter said after it.</summary>
    public int Counted { get; private set; }

    /// <summary>What the allocations added up to after it.</summary>
    public int Allocated { get; private set; }

    public SelfTestState State { get; private set; }

    /// <summary>Nobody else may buy it: it stands in no catalogue.</summary>
    public VariantId Variant => new(Id.Value);

    public void Ended(SelfTestOutcome outcome, DateTimeOffset now)
    {
        (Sold, Counted, Allocated) = (outcome.Sold, outcome.Counted, outcome.Allocated);
        Milliseconds = (int)outcome.Took.TotalMilliseconds;
        State = Sold == Units && Counted == Units && Allocated == Units ? SelfTestState.Passed : SelfTestState.Failed;
        EndedAt = now;
    }

    public void CutOff(DateTimeOffset now)
    {
        State = SelfTestState.CutOff;
        EndedAt = now;
    }
}

/// <param name="Units">Fewer than buyers, so that most must be told no.</param>
/// <param name="AtOnce">A part of the connections that the shop has for its shoppers.</param>
public sealed record SelfTestRules(int Units = 20, int Buyers = 200, int AtOnce = 16);

public sealed record SelfTestOutcome(int Sold, int Counted, int Allocated, TimeSpan Took);

public enum SelfTestState
{
    Running,

    /// <summary>As many were sold as there were, and every count of them agrees.</summary>
    Passed,
    Failed,

    /// <summary>The node died, or the database was away; it says nothing of the stock.</summary>
    CutOff,
}

namespace Storefront.Tests.Faults.Scenarios;

/// <summary>One kind of fault, and how it strikes a shop in which people buy.</summary>
internal abstract class Scenario
{
    public abstract string Name { get; }

    public abstract string Sentence { get; }

    /// <summary>What one of its strikes is called.</summary>
    public abstract string Unit { get; }

    /// <summary>How often it strikes, unless <c>--strikes</c> says otherwise.</summary>
    public abstract int Strikes { get; }

    /// <summary>Settings of the shop beyond those of every run.</summary>
    public virtual IReadOnlyList<string> Settings => [];

    /// <summary>Every so many shoppers close the browser once the card is charged; 0: none does.</summary>
    public virtual int Leaving => 0;

    /// <summary>Before anything else, on the empty folder in which the shop will live.</summary>
    public virtual Task PrepareAsync(string folder) => Task.CompletedTask;

    /// <summary>On the shop's data, between the import and the opening.</summary>
    public virtual Task FurnishAsync(string data) => Task.CompletedTask;

    /// <summary>Strikes so often, while people buy, and mends everything again.</summary>
    public abstract Task StrikeAsync(Stage stage, int strikes, Random random);

    /// <summary>After everybody was served and the books were compared; what comes now must change nothing.</summary>
    public virtual Task AfterwardsAsync(Stage stage) => Task.CompletedTask;

    /// <summary>Whatever became of it.</summary>
    public virtual Task CleanUpAsync(string folder) => Task.CompletedTask;
}

/// <summary>The machine does not allow this fault.</summary>
internal sealed class NotPossibleHere(string why) : Exception(why);

using System.Diagnostics;
using Npgsql;
using Storefront.Core.Payments.Reconciliation;

namespace Storefront.Tests.Faults.Scenarios;

/// <summary>A selling shop with its crowd and its journal, on which one scenario plays.</summary>
internal sealed class Stage : IAsyncDisposable
{
    private const int Products = 40;
    private const int Stock = 1_000_000;
    private static readonly TimeSpan s_warm = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(1);

    private readonly Scenario _scenario;
    private readonly Journal _journal;
    private readonly StubbornCrowd _crowd;
    private readonly Office _office;
    private readonly ShopLog _log;
    private readonly List<DateTimeOffset> _mended = [];

    private Stage(Scenario scenario, SellingSite site, string folder, ShopLog log)
    {
        (_scenario, Site, Folder, _log) = (scenario, site, folder, log);
        Stripe = new(site.Sandbox);
        _journal = new(JournalFile);
        _crowd = new(site, _journal) { Leaving = scenario.Leaving };
        _office = new(site, _journal);
    }

    /// <summary>Everything of the shop lies in it.</summary>
    public string Folder { get; }

    public SellingSite Site { get; }

    public StripeBooks Stripe { get; }

    /// <param name="folder">Empty; everything of the shop goes there.</param>
    public static async Task<Stage> OpenAsync(Scenario scenario, string folder)
    {
        var log = new ShopLog();
        // The card is charged and not only asked, so that nothing taken twice could hide.
        var site = await SellingSite.OpenAsync(folder, new(Products, Stock, scenario.FurnishAsync), ["--Shop:CaptureAtOnce=true", .. scenario.Settings], log);
        return new(scenario, site, folder, log);
    }

    public async Task<Verdict> PlayAsync(int strikes, Random random)
    {
        var clock = Stopwatch.StartNew();
        _crowd.Start();
        _office.Start();
        await Task.Delay(s_warm);
        await _scenario.StrikeAsync(this, strikes, random);
        await Site.Shop.ReadyAsync(s_patience);
        await Task.Delay(s_warm);
        await _office.StopAsync();
        await _crowd.StopAsync();
        NpgsqlConnection.ClearAllPools();

        await Site.QuietAsync();
        var run = await LaterReconciliation.RunAsync(Site);
        await Site.QuietAsync();
        await _scenario.AfterwardsAsync(this);
        var reckoning = await Reckoning.OfAsync(JournalFile, Site, Stripe);
        var proof = await Site.ProveAsync();
        return new(_scenario, strikes, reckoning, clock.Elapsed, _mended.Select(reckoning.RecoveredAfter).DefaultIfEmpty().Max(), [.. reckoning.Mistakes(), .. Differences(run), .. Broken(proof)]);
    }

    /// <summary>Waits until the shoppers have got so many further answers, together: a moment of their checkouts, and not of the clock.</summary>
    public async Task AnsweredAsync(int further)
    {
        var until = _journal.Answers + further;
        for (var clock = Stopwatch.StartNew(); _journal.Answers < until && clock.Elapsed < s_patience; ) await Task.Delay(5);
    }

    /// <summary>When the shop has ended: up again on the same data and address.</summary>
    public async Task StartAgainAsync()
    {
        await Site.Shop.EndedAsync();
        Mended();
        Site.Shop.StartAgain();
        await Site.Shop.ReadyAsync(s_patience);
    }

    /// <summary>From this moment on the shop can serve again, if it finds its way back.</summary>
    public void Mended() => _mended.Add(TimeProvider.System.GetUtcNow());

    /// <summary>What the shop printed, for whoever looks into a failure.</summary>
    public string Log => _log.Text;

    public string JournalFile => Path.Combine(Folder, "journal.tsv");

    public async ValueTask DisposeAsync()
    {
        _crowd.Dispose();
        _office.Dispose();
        _journal.Dispose();
        Stripe.Dispose();
        await Site.DisposeAsync();
    }

    private static IEnumerable<string> Differences(ReconciliationRun run)
    {
        if (run.Outcome != ReconciliationOutcome.Complete) yield return $"the reconciliation was {run.Outcome}";
        if (run.Differences > 0) yield return $"the reconciliation found {run.Differences} differences";
    }

    /// <summary>What is broken, with its rows, and the sums that differ.</summary>
    private static IEnumerable<string> Broken(Proof proof) => proof.Holds
        ? []
        : ["prove finds something:", .. proof.Report.Split('\n').Where(line => line.Contains("BROKEN") || line.EndsWith("differ") || line.StartsWith("          "))];
}

/// <summary>What became of a scenario.</summary>
/// <param name="Recovered">The longest time between a mend and the next shopper who was thanked.</param>
/// <param name="Mistakes">One sentence for each; none: it passed.</param>
internal sealed record Verdict(Scenario Scenario, int Strikes, Reckoning Figures, TimeSpan Took, TimeSpan Recovered, IReadOnlyList<string> Mistakes)
{
    public bool Passed => Mistakes.Count == 0;

    public override string ToString() => FormattableString.Invariant(
        $"{Strikes} {Scenario.Unit}, {Figures.Acknowledged.Count} orders acknowledged, {Figures.Found} found, {Figures.Charges} charges, {Figures.Refunds} refunds, longest gap {Figures.LongestGap.TotalSeconds:0.0} s, recovered within {Recovered.TotalSeconds:0.0} s, took {Took.TotalSeconds:0} s");
}

namespace Storefront.Tests.Faults.Scenarios;

/// <summary>Shop and PostgreSQL are gone at the same moment, as when the power fails; both start again together.</summary>
internal sealed class PowerCut : Scenario
{
    /// <summary>Answers that the shoppers get between two cuts, at most.</summary>
    private const int MostAnswers = 100;

    public override string Name => "power-cut";

    public override string Sentence => "shop and PostgreSQL are killed together, and started again";

    public override string Unit => "cuts";

    public override int Strikes => 8;

    public override async Task StrikeAsync(Stage stage, int strikes, Random random)
    {
        await stage.Site.LeaveDatabaseAsync();
        for (var cut = 0; cut < strikes; cut++)
        {
            await stage.AnsweredAsync(random.Next(1, MostAnswers));
            var server = stage.Site.Shop.PostgresId;
            await ProcessFamily.SignalAsync("KILL", [stage.Site.Shop.Id, server, .. ProcessFamily.ChildrenOf(server)]);
            await stage.StartAgainAsync();
        }
    }
}

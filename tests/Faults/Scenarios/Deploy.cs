namespace Storefront.Tests.Faults.Scenarios;

/// <summary>The shop is told to stop, as for a new version: what is under way ends, and nobody is turned away with an error.</summary>
internal sealed class Deploy : Scenario
{
    /// <summary>Answers that the shoppers get between two deploys, at most.</summary>
    private const int MostAnswers = 200;

    public override string Name => "deploy";

    public override string Sentence => "the shop is told to stop (SIGTERM), and started again";

    public override string Unit => "deploys";

    public override int Strikes => 6;

    public override async Task StrikeAsync(Stage stage, int strikes, Random random)
    {
        for (var deploy = 0; deploy < strikes; deploy++)
        {
            await stage.AnsweredAsync(random.Next(1, MostAnswers));
            await ProcessFamily.SignalAsync("TERM", [stage.Site.Shop.Id]);
            await stage.StartAgainAsync();
        }
    }
}

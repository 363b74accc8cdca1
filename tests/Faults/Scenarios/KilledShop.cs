namespace Storefront.Tests.Faults.Scenarios;

/// <summary>kill -9 of the shop at random moments of running checkouts.</summary>
internal sealed class KilledShop : Scenario
{
    /// <summary>Answers that the shoppers get between two kills, at most.</summary>
    private const int MostAnswers = 40;

    /// <summary>Milliseconds into the work on the next answers, at most.</summary>
    private const int Latest = 40;

    public override string Name => "killed-shop";

    public override string Sentence => "the shop is killed with kill -9 at random moments, and started again";

    public override string Unit => "kills";

    public override int Strikes => 200;

    public override async Task StrikeAsync(Stage stage, int strikes, Random random)
    {
        for (var kill = 0; kill < strikes; kill++)
        {
            await stage.AnsweredAsync(random.Next(1, MostAnswers));
            await Task.Delay(random.Next(Latest));
            await ProcessFamily.SignalAsync("KILL", [stage.Site.Shop.Id]);
            await stage.StartAgainAsync();
        }
    }
}

namespace Storefront.Tests.Faults.Scenarios;

/// <summary>All processes of PostgreSQL die at once, or stand still for some seconds.</summary>
internal sealed class KilledDatabase : Scenario
{
    /// <summary>Answers that the shoppers get before the next blow, at most.</summary>
    private const int MostAnswers = 150;

    public override string Name => "killed-database";

    public override string Sentence => "PostgreSQL is killed with kill -9, every third time it only stands still for some seconds";

    public override string Unit => "blows";

    public override int Strikes => 9;

    public override async Task StrikeAsync(Stage stage, int strikes, Random random)
    {
        await stage.Site.LeaveDatabaseAsync();
        for (var blow = 1; blow <= strikes; blow++)
        {
            await stage.AnsweredAsync(random.Next(MostAnswers));
            var server = stage.Site.Shop.PostgresId;
            int[] all = [server, .. ProcessFamily.ChildrenOf(server)];
            if (blow % 3 == 0) await FreezeAsync(all, TimeSpan.FromMilliseconds(random.Next(2000, 6000)));
            else await ProcessFamily.SignalAsync("KILL", all);
            stage.Mended();
            // The first answer may still come from before the blow.
            await Task.Delay(500);
            await stage.Site.Shop.ReadyAsync(TimeSpan.FromMinutes(1));
        }
    }

    private static async Task FreezeAsync(IReadOnlyList<int> processes, TimeSpan time)
    {
        await ProcessFamily.SignalAsync("STOP", processes);
        await Task.Delay(time);
        await ProcessFamily.SignalAsync("CONT", processes);
    }
}

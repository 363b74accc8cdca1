namespace Storefront.Tests.Faults.Scenarios;

/// <summary>Webhooks do not come, come twice and in another order, are signed wrongly or an hour old; half the shoppers never return to the shop after paying.</summary>
internal sealed class SpoiledWebhooks : Scenario
{
    private static readonly TimeSpan s_each = TimeSpan.FromSeconds(6);

    /// <summary>In the sandbox's words: shares of one, copies, seconds, milliseconds.</summary>
    private static readonly string[] s_ways = ["drop=1", "duplicates=2&reorder=true", "badSig=1", "staleSec=3600", "delayMs=3600000"];

    public override string Name => "spoiled-webhooks";

    public override string Sentence => "webhooks are dropped, duplicated and reordered, wrongly signed, stale, or an hour late";

    public override string Unit => "ways";

    public override int Strikes => s_ways.Length;

    public override int Leaving => 2;

    public override async Task StrikeAsync(Stage stage, int strikes, Random random)
    {
        for (var way = 0; way < strikes; way++)
        {
            await stage.Stripe.SpoilWebhooksAsync(s_ways[way % s_ways.Length]);
            await Task.Delay(s_each);
        }
        await stage.Stripe.SpoilWebhooksAsync("");
        stage.Mended();
    }

    /// <summary>All that was late comes now.</summary>
    public override async Task AfterwardsAsync(Stage stage)
    {
        await stage.Stripe.ResendAllAsync();
        await stage.Site.QuietAsync();
    }
}

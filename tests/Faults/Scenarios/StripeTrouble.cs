namespace Storefront.Tests.Faults.Scenarios;

/// <summary>Stripe does what it was asked for and is silent, or breaks the line, or answers with an error of its own.</summary>
internal sealed class StripeTrouble : Scenario
{
    /// <summary>The shop gives up on a silent Stripe after so many seconds.</summary>
    private const int ShopWaits = 2;

    private static readonly string[] s_modes = ["timeout_after", "timeout_before", "reset_after", "reset_before", "http500_after", "http500_before", "http429", "slow"];

    private static readonly (string Method, string Path)[] s_calls =
    [
        ("POST", "/v1/payment_intents"), ("GET", "/v1/payment_intents/*"), ("POST", "/v1/payment_intents/*/confirm"), ("POST", "/v1/payment_intents/*/cancel"),
        ("POST", "/v1/refunds"), ("GET", "/v1/refunds"),
    ];

    public override string Name => "stripe-trouble";

    public override string Sentence => "Stripe times out after the charge, resets the line, answers 429 and 500";

    public override string Unit => "faults";

    public override int Strikes => 150;

    public override IReadOnlyList<string> Settings => [$"--Stripe:TimeoutSeconds={ShopWaits}"];

    public override async Task StrikeAsync(Stage stage, int strikes, Random random)
    {
        for (var fault = 0; fault < strikes; fault++)
        {
            var (method, path) = s_calls[random.Next(s_calls.Length)];
            await stage.Stripe.SpoilAsync(method, path, s_modes[random.Next(s_modes.Length)], count: random.Next(1, 5), delayMilliseconds: ShopWaits * 1500);
            await Task.Delay(random.Next(100, 600));
        }
        await stage.Stripe.HealAsync();
        stage.Mended();
    }
}

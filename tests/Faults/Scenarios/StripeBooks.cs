using System.Text.Json;

namespace Storefront.Tests.Faults.Scenarios;

/// <summary>Stripe's side, from the sandbox: what moved, and the knobs that spoil it.</summary>
internal sealed class StripeBooks(SandboxProcess sandbox) : IDisposable
{
    private static readonly JsonSerializerOptions s_json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    private readonly HttpClient _client = new() { BaseAddress = sandbox.Address, DefaultRequestHeaders = { Authorization = new("Bearer", SandboxProcess.SecretKey) } };

    /// <summary>Every intent that was ever made, with its money.</summary>
    public async Task<IReadOnlyList<IntentMoney>> IntentsAsync() => (await ReadAsync<Listed<IntentMoney>>("/_sandbox/totals")).Data;

    /// <summary>Orders a fault for the next requests that fit.</summary>
    public Task SpoilAsync(string method, string path, string mode, int count, int delayMilliseconds) =>
        TurnAsync($"faults?method={method}&path={path}&mode={mode}&count={count}&delayMs={delayMilliseconds}");

    public async Task HealAsync()
    {
        using var answer = await _client.DeleteAsync(new Uri("/_sandbox/faults", UriKind.Relative));
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Spoils the webhooks from now on; empty: no longer.</summary>
    public Task SpoilWebhooksAsync(string how) => TurnAsync($"chaos?{how}");

    /// <summary>Sends every event again, however long ago it happened.</summary>
    public async Task ResendAllAsync()
    {
        for (string? last = null, next = ""; next is not null; last = next)
        {
            var page = await ReadAsync<Listed<Named>>($"/v1/events?limit=100{(last is null or "" ? "" : $"&starting_after={last}")}");
            await Parallel.ForEachAsync(page.Data, async (happened, _) => await TurnAsync($"webhooks/resend?event={happened.Id}"));
            next = page.HasMore ? page.Data[^1].Id : null;
        }
    }

    public void Dispose() => _client.Dispose();

    private async Task TurnAsync(string knob)
    {
        using var answer = await _client.PostAsync(new Uri($"/_sandbox/{knob}", UriKind.Relative), null);
        answer.EnsureSuccessStatusCode();
    }

    private async Task<T> ReadAsync<T>(string path) => JsonSerializer.Deserialize<T>(await _client.GetStringAsync(new Uri(path, UriKind.Relative)), s_json)!;

    private sealed record Named(string Id);

    private sealed record Listed<T>(IReadOnlyList<T> Data, bool HasMore = false);
}

/// <summary>One intent at Stripe. Minor units.</summary>
internal sealed record IntentMoney(string PaymentIntent, string Status, long Amount, long Captured, long Refunded, int Charges)
{
    /// <summary>The card was charged, or the money is promised.</summary>
    public bool HasMoney => Captured > 0 || Status == "requires_capture";

    /// <summary>What the buyer is short of.</summary>
    public long Kept => Status == "requires_capture" ? Amount : Captured - Refunded;
}

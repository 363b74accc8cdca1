using System.Text;
using System.Text.Json;
using Storefront.Tests.StripeSandbox.Books;
using Storefront.Tests.StripeSandbox.Events;
using Storefront.Tests.StripeSandbox.Host;

namespace Storefront.Tests.StripeSandbox.Webhooks;

/// <summary>
/// Sends every committed event to the shop, signed, until it is accepted or given up. Events travel side by
/// side, so their order is not promised, as at Stripe.
/// </summary>
internal sealed partial class WebhookSender(
    SandboxBooks books, SandboxAddresses addresses, HttpClient http, TimeProvider clock, ILogger<WebhookSender> log)
    : BackgroundService
{
    private const int AtOnce = 32;
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);
    private readonly SemaphoreSlim lines = new(AtOnce);

    public WebhookChaos Chaos { get; set; } = WebhookChaos.None;

    /// <summary>Sends one event again, whether or not it has arrived before.</summary>
    public Task ResendAsync(Event happened, CancellationToken ct) => DeliverAsync(happened, ct);

    public override void Dispose()
    {
        lines.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // What a former run could not deliver.
        foreach (var waiting in books.Run(() => books.Events.NewestFirst().Where(e => e.PendingWebhooks > 0).Reverse().ToList()))
            Start(waiting.Id, stoppingToken);
        await foreach (var id in books.CommittedEvents.ReadAllAsync(stoppingToken))
            Start(id, stoppingToken);
    }

    private void Start(string id, CancellationToken ct)
    {
        var chaos = Chaos;
        if (books.Run(() => books.Events.Find(id)) is not { } happened) return;
        if (WebhookChaos.Hits(chaos.Drop))
        {
            MarkDelivered(id);
            return;
        }

        for (var copy = 0; copy <= chaos.Duplicates; copy++)
            _ = DeliverAsync(happened, ct);
    }

    private async Task DeliverAsync(Event happened, CancellationToken ct)
    {
        try
        {
            await Task.Delay(Chaos.NextDelay(), ct);
            var pause = TimeSpan.FromSeconds(addresses.Options.WebhookRetrySeconds);
            for (var attempt = 1; attempt <= addresses.Options.WebhookAttempts; attempt++)
            {
                if (await TryAsync(happened, ct))
                {
                    MarkDelivered(happened.Id);
                    return;
                }

                await Task.Delay(pause, ct);
                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
            }

            GaveUp(happened.Id, happened.Type, addresses.Options.WebhookAttempts);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // The event stays pending in the books and is sent at the next start.
        }
    }

    private async Task<bool> TryAsync(Event happened, CancellationToken ct)
    {
        if (addresses.WebhookUrl is not { } url) return true;
        await lines.WaitAsync(ct);
        try
        {
            var body = JsonSerializer.Serialize(happened, Wire.Options);
            using var request = new HttpRequestMessage(HttpMethod.Post, url)
            {
                Content = new StringContent(body, Encoding.UTF8, "application/json"),
            };
            request.Headers.Add("Stripe-Signature", Sign(body));
            using var response = await http.SendAsync(request, ct);
            return response.IsSuccessStatusCode;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException && !ct.IsCancellationRequested)
        {
            return false;
        }
        finally
        {
            lines.Release();
        }
    }

    private string Sign(string body)
    {
        var chaos = Chaos;
        var secret = WebhookChaos.Hits(chaos.BadSignature) ? "whsec_wrong" : addresses.Options.WebhookSecret;
        return WebhookSignature.Sign(secret, clock.GetUtcNow().ToUnixTimeSeconds() - chaos.StaleSeconds, body);
    }

    private void MarkDelivered(string id) => books.Run(() =>
        books.Events.Find(id) is { PendingWebhooks: > 0 } happened
            ? books.Events.Put(happened with { PendingWebhooks = 0 })
            : null);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Webhook {EventId} ({Type}) was not accepted in {Attempts} attempts")]
    private partial void GaveUp(string eventId, string type, int attempts);
}

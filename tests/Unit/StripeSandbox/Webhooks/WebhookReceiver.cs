using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Stripe;

namespace Storefront.Tests.Unit.StripeSandbox.Webhooks;

/// <summary>A shop's webhook address that records what arrives and answers as the test says.</summary>
internal sealed class WebhookReceiver : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentQueue<(string Body, string Signature)> received = new();

    private WebhookReceiver(WebApplication app) => this.app = app;

    public string Url => app.Urls.Single() + "/webhooks/stripe";

    /// <summary>The next so many deliveries are answered with 503.</summary>
    public int Refusals { get; set; }

    public IReadOnlyList<(string Body, string Signature)> Received => [.. received];

    public static async Task<WebhookReceiver> ListenAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var receiver = new WebhookReceiver(builder.Build());
        receiver.app.Run(receiver.ReceiveAsync);
        await receiver.app.StartAsync(TestContext.Current.CancellationToken);
        return receiver;
    }

    /// <summary>Waits for that many deliveries, a bounded while.</summary>
    public async Task<IReadOnlyList<(string Body, string Signature)>> WaitForAsync(int count)
    {
        for (var tries = 0; tries < 100 && received.Count < count; tries++)
            await Task.Delay(50, TestContext.Current.CancellationToken);
        return Received;
    }

    /// <summary>The deliveries as Stripe.net reads them, signature checked.</summary>
    public IReadOnlyList<Event> Verified(string secret) =>
        [.. received.Select(delivery => EventUtility.ConstructEvent(delivery.Body, delivery.Signature, secret))];

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task ReceiveAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        received.Enqueue((await reader.ReadToEndAsync(), http.Request.Headers["Stripe-Signature"].ToString()));
        http.Response.StatusCode = Refusals-- > 0 ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK;
    }
}

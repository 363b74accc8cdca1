using Storefront.Tests.StripeSandbox.Host;
using Stripe;

namespace Storefront.Tests.Unit.StripeSandbox;

/// <summary>A sandbox of the test's own, and a shop's Stripe.net client that talks to it over real HTTP.</summary>
internal sealed class SandboxShop : IAsyncDisposable
{
    private readonly HttpClient http;

    private SandboxShop(RunningSandbox sandbox, TimeSpan patience, int retries)
    {
        Sandbox = sandbox;
        http = new HttpClient { Timeout = patience };
        Stripe = new StripeClient(new StripeClientOptions
        {
            ApiKey = sandbox.Options.SecretKey,
            ApiBase = sandbox.Address,
            HttpClient = new SystemNetHttpClient(http, retries),
        });
        Controls = new HttpClient { BaseAddress = new Uri(sandbox.Address) };
    }

    public RunningSandbox Sandbox { get; }

    public StripeClient Stripe { get; }

    /// <summary>For <c>/_sandbox/…</c> and for calls without Stripe.net.</summary>
    public HttpClient Controls { get; }

    public PaymentIntentService Intents => new(Stripe);

    public static async Task<SandboxShop> OpenAsync(
        SandboxOptions? options = null, TimeSpan? patience = null, int retries = 0) =>
        new(
            await SandboxHost.StartAsync(options ?? new SandboxOptions(), TestContext.Current.CancellationToken),
            patience ?? TimeSpan.FromSeconds(20),
            retries);

    public async ValueTask DisposeAsync()
    {
        Controls.Dispose();
        http.Dispose();
        await Sandbox.DisposeAsync();
    }

    /// <summary>An intent over 19.99 EUR, confirmed with the payment method if one is named.</summary>
    public Task<PaymentIntent> PayAsync(
        string? paymentMethod = null, string captureMethod = "automatic", string? customer = null, string? key = null) =>
        Intents.CreateAsync(
            new PaymentIntentCreateOptions
            {
                Amount = 1999,
                Currency = "eur",
                CaptureMethod = captureMethod,
                Customer = customer,
                Confirm = paymentMethod is null ? null : true,
                PaymentMethod = paymentMethod,
                Metadata = new Dictionary<string, string> { ["order"] = "1001" },
                Expand = ["latest_charge"],
            },
            new RequestOptions { IdempotencyKey = key },
            TestContext.Current.CancellationToken);

    public Task<HttpResponseMessage> OrderAsync(string control) =>
        Controls.PostAsync(new Uri("/_sandbox/" + control, UriKind.Relative), content: null, TestContext.Current.CancellationToken);

    public async Task<int> CountIntentsAsync() =>
        (await Intents.ListAsync(cancellationToken: TestContext.Current.CancellationToken)).Data.Count;

    /// <summary>Types of all events so far, oldest first.</summary>
    public async Task<IReadOnlyList<string>> EventTypesAsync()
    {
        var events = await new EventService(Stripe).ListAsync(
            new EventListOptions { Limit = 100 }, cancellationToken: TestContext.Current.CancellationToken);
        return [.. events.Data.Select(happened => happened.Type).Reverse()];
    }
}

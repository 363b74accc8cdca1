using Storefront.Core.Payments;
using Stripe;

namespace Storefront.Infrastructure.Payments;

/// <summary>The keys and addresses in use: those of the settings, or the sandbox's once it runs.</summary>
internal sealed class StripeConnection : ICardFields, IDisposable
{
    private readonly HttpClient http;
    private StripeOptions options;

    public StripeConnection(StripeOptions options)
    {
        this.options = options;
        http = new HttpClient(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5) }) { Timeout = TimeSpan.FromSeconds(options.TimeoutSeconds) };
        Client = Connect();
    }

    public StripeClient Client { get; private set; }

    public string WebhookSecret => options.WebhookSecret;

    public bool Available => options.SecretKey.Length > 0;

    public bool Live => options.Live;

    public string PublishableKey => options.PublishableKey;

    public string ScriptUrl => options.JsUrl.Length > 0 ? options.JsUrl : StripeOptions.StripeScript;

    public IReadOnlyList<string> Origins => options.JsUrl.Length > 0
        ? [new Uri(options.JsUrl).GetLeftPart(UriPartial.Authority)]
        : ["https://js.stripe.com", "https://*.js.stripe.com", "https://hooks.stripe.com", "https://api.stripe.com"];

    /// <summary>Takes the sandbox's values in place of the empty settings.</summary>
    public void Use(StripeOptions sandbox)
    {
        options = sandbox;
        Client = Connect();
    }

    public void Dispose() => http.Dispose();

    private StripeClient Connect() => new(
        options.SecretKey.Length > 0 ? options.SecretKey : null,
        httpClient: new SystemNetHttpClient(http, maxNetworkRetries: 2, enableTelemetry: false),
        apiBase: options.ApiBase.Length > 0 ? options.ApiBase : null);
}

using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Storefront.Tests.StripeSandbox.Host;

namespace Storefront.Tests.Browser.StripeSandbox;

/// <summary>
/// The smallest shop that takes a card: one page under a strict content security policy, and a record of
/// everything its server was sent.
/// </summary>
internal sealed class StrictTill : IAsyncDisposable
{
    private const string Page = """
        <!doctype html>
        <html lang="en">
        <head><title>Till</title><link rel="icon" href="data:,"></head>
        <body><main><h1>Pay</h1><div id="card"></div><button id="pay">Pay</button><p id="message" role="status"></p></main></body>
        <script src="{stripe}/endive/stripe.js"></script><script src="/till.js"></script>
        </html>
        """;

    private const string Script = """
        const stripe = Stripe('{key}');
        const elements = stripe.elements({ mode: 'payment', amount: 1999, currency: 'eur' });
        elements.create('payment').mount('#card');
        const message = document.getElementById('message');
        let clientSecret;
        document.getElementById('pay').addEventListener('click', async () => {
          message.textContent = '';
          const submitted = await elements.submit();
          if (submitted.error) return void (message.textContent = submitted.error.code);
          clientSecret ??= await (await fetch('/pay', { method: 'POST' })).text();
          const { error } = await stripe.confirmPayment({
            elements, clientSecret, confirmParams: { return_url: `${location.origin}/thanks` },
          });
          message.textContent = error.decline_code ?? error.code;
        });
        """;

    private readonly WebApplication app;
    private readonly RunningSandbox sandbox;
    private readonly HttpClient stripe;
    private readonly ConcurrentQueue<string> received = new();

    private StrictTill(WebApplication app, RunningSandbox sandbox)
    {
        this.app = app;
        this.sandbox = sandbox;
        stripe = new HttpClient { BaseAddress = new Uri(sandbox.Address) };
        stripe.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", sandbox.Options.SecretKey);
    }

    public string Url => app.Urls.Single();

    /// <summary>Method, address and body of every request.</summary>
    public IReadOnlyCollection<string> Received => received;

    public static async Task<StrictTill> OpenAsync(RunningSandbox sandbox)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var till = new StrictTill(builder.Build(), sandbox);
        till.app.Run(till.ServeAsync);
        await till.app.StartAsync(TestContext.Current.CancellationToken);
        return till;
    }

    public async ValueTask DisposeAsync()
    {
        stripe.Dispose();
        await app.DisposeAsync();
    }

    private async Task ServeAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        received.Enqueue($"{http.Request.Method} {http.Request.Path}{http.Request.QueryString} {await reader.ReadToEndAsync()}");
        http.Response.Headers.ContentSecurityPolicy =
            $"default-src 'none'; script-src 'self' {sandbox.Address}; frame-src {sandbox.Address}; connect-src 'self'; "
            + "style-src 'self'; img-src data:; base-uri 'none'";
        var (type, text) = http.Request.Path.Value switch
        {
            "/till.js" => ("text/javascript", Script.Replace("{key}", sandbox.Options.PublishableKey, StringComparison.Ordinal)),
            "/pay" => ("text/plain", await CreateIntentAsync()),
            "/thanks" => ("text/html", "<!doctype html><title>Thanks</title><h1>Thanks</h1>"),
            _ => ("text/html", Page.Replace("{stripe}", sandbox.Address, StringComparison.Ordinal)),
        };
        http.Response.ContentType = type + "; charset=utf-8";
        await http.Response.WriteAsync(text);
    }

    private async Task<string> CreateIntentAsync()
    {
        using var answer = await stripe.PostAsync(
            new Uri("/v1/payment_intents", UriKind.Relative),
            new FormUrlEncodedContent(new Dictionary<string, string> { ["amount"] = "1999", ["currency"] = "eur" }));
        var intent = JsonDocument.Parse(await answer.Content.ReadAsStreamAsync()).RootElement;
        return intent.GetProperty("client_secret").GetString()!;
    }
}

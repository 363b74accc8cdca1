using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Storefront.Tests.Benchmarks.Shared;

namespace Storefront.Tests.Benchmarks.Checkout;

/// <summary>
/// A guest with a browser that knows forms, links and cookies, who buys one thing: every page is asked for and every redirect followed. The shop sees him at
/// an address of his own, named by a proxy that it trusts.
/// </summary>
internal sealed partial class Shopper(HttpClient shop, Uri stripe, StepTimes times, int number)
{
    /// <summary>The steps of a purchase, in their order.</summary>
    public static readonly string[] Steps = ["cart", "checkout", "address", "delivery", "place", "pay", "return"];

    private const int MostReturns = 5;

    private readonly string _address = new IPAddress([10, (byte)(number >> 16), (byte)(number >> 8), (byte)number]).ToString();
    private readonly Dictionary<string, string> _cookies = [];

    public async Task<Purchase> BuyAsync(string sku)
    {
        try
        {
            return await TryAsync(sku);
        }
        catch (TurnedAway away)
        {
            return new Purchase.Refused(away.Status, away.MayReturn);
        }
    }

    private async Task<Purchase> TryAsync(string sku)
    {
        var cart = await StepAsync("cart", () => PostAsync("/cart/lines", ("sku", sku), ("quantity", "1")));
        if (cart.Asks("/cart?gone") || cart.Asks("/cart?error=sale")) return new Purchase.SoldOut();
        foreach (var (step, next, send) in Forms())
        {
            var page = await StepAsync(step, send);
            if (page.Asks("/cart")) return new Purchase.SoldOut();
            if (!page.Asks(next)) return new Purchase.Lost($"{step} led to {page.Path}");
            Remember(page);
        }
        var pressed = await StepAsync("place", PressAsync);
        if (pressed.Go is { } elsewhere) return elsewhere.StartsWith("/cart", StringComparison.Ordinal) ? new Purchase.SoldOut() : new Purchase.Lost($"the order led to {elsewhere}");
        var paid = await StepAsync("pay", () => PayAsync(pressed.ClientSecret!));
        if (paid is not ("requires_capture" or "succeeded")) return new Purchase.Lost($"the payment is {paid}");
        var order = await StepAsync("return", () => GetAsync(pressed.ReturnTo!));
        return order.Asks("/orders/") ? new Purchase.Bought(pressed.Number) : new Purchase.Lost($"the return led to {order.Path}");
    }

    private string? _method;
    private (string Checkout, string Total) _lastPage;

    private IEnumerable<(string Step, string Next, Func<Task<Page>> Send)> Forms() =>
    [
        ("checkout", "/checkout/contact", () => PostAsync("/checkout")),
        ("address", "/checkout/delivery", () => PostAsync(
            "/checkout/contact", ("email", $"guest{number}@example.org"), ("name", "Ada Byron"), ("line1", "1 Quay"), ("postcode", "D01"), ("city", "Dublin"), ("country", "IE"))),
        ("delivery", "/checkout/payment", () => PostAsync("/checkout/delivery", ("method", _method!))),
    ];

    private void Remember(Page page)
    {
        if (Method().Match(page.Text) is { Success: true } method) _method = method.Groups[1].Value;
        if (Checkout().Match(page.Text) is { Success: true } checkout) _lastPage = (checkout.Groups[1].Value, Total().Match(page.Text).Groups[1].Value);
    }

    private Task<T> StepAsync<T>(string step, Func<Task<T>> work) => times.MeasureAsync(step, work);

    private async Task<Pressed> PressAsync()
    {
        using var answer = await SendAsync(HttpMethod.Post, "/checkout/place", () => Form([("checkout", _lastPage.Checkout), ("total", _lastPage.Total)]), json: true);
        return JsonSerializer.Deserialize<Pressed>(await answer.Content.ReadAsStringAsync(), JsonSerializerOptions.Web)!;
    }

    /// <summary>As the frame of the card fields does it: with the publishable key and the client secret.</summary>
    private async Task<string> PayAsync(string secret)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(stripe, $"/v1/payment_intents/{secret.Split("_secret_")[0]}/confirm"))
        {
            Content = Form([
                ("client_secret", secret), ("payment_method_data[type]", "card"), ("payment_method_data[card][number]", "4242424242424242"),
                ("payment_method_data[card][exp_month]", "12"), ("payment_method_data[card][exp_year]", "2040"), ("payment_method_data[card][cvc]", "123"),
            ]),
        };
        request.Headers.Authorization = new("Bearer", SandboxProcess.PublishableKey);
        using var answer = await shop.SendAsync(request);
        using var intent = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return intent.RootElement.TryGetProperty("status", out var status) ? status.GetString()! : intent.RootElement.GetRawText();
    }

    private async Task<Page> PostAsync(string path, params (string Name, string Value)[] fields)
    {
        using var answer = await SendAsync(HttpMethod.Post, path, () => Form(fields));
        return await FollowAsync(path, answer);
    }

    private async Task<Page> GetAsync(string path)
    {
        using var answer = await SendAsync(HttpMethod.Get, path, null);
        return await FollowAsync(path, answer);
    }

    private async Task<Page> FollowAsync(string path, HttpResponseMessage answer) => answer.Headers.Location is { } next
        ? await GetAsync(next.IsAbsoluteUri ? next.PathAndQuery : next.OriginalString)
        : new(path, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()));

    /// <summary>Who is told to come again in some seconds does so, a few times.</summary>
    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, Func<HttpContent>? content, bool json = false)
    {
        for (var patience = MostReturns; ; patience--)
        {
            var answer = await SendOnceAsync(method, path, content?.Invoke(), json);
            if ((int)answer.StatusCode < 400) return answer;
            using (answer)
            {
                if (patience == 0 || answer.Headers.RetryAfter?.Delta is not { } wait) throw new TurnedAway((int)answer.StatusCode, answer.Headers.RetryAfter is not null);
                await Task.Delay(wait);
            }
        }
    }

    private async Task<HttpResponseMessage> SendOnceAsync(HttpMethod method, string path, HttpContent? content, bool json)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative)) { Content = content };
        request.Headers.Add("X-Forwarded-For", _address);
        if (json) request.Headers.Accept.ParseAdd("application/json");
        if (_cookies.Count > 0) request.Headers.Add("Cookie", string.Join("; ", _cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        var answer = await shop.SendAsync(request);
        if (answer.Headers.TryGetValues("Set-Cookie", out var set))
            foreach (var cookie in set.Select(text => text.Split(';')[0].Split('=', 2))) _cookies[cookie[0]] = cookie[1];
        return answer;
    }

    private static FormUrlEncodedContent Form(IEnumerable<(string Name, string Value)> fields) => new(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));

    [GeneratedRegex("name=\"method\" value=\"([^\"]+)\"")]
    private static partial Regex Method();

    [GeneratedRegex("name=\"checkout\" value=\"([^\"]+)\"")]
    private static partial Regex Checkout();

    [GeneratedRegex("name=\"total\" value=\"([^\"]+)\"")]
    private static partial Regex Total();

    private sealed record Page(string Path, string Text)
    {
        public bool Asks(string path) => Path.StartsWith(path, StringComparison.Ordinal);
    }

    private sealed record Pressed(string? ClientSecret, string? ReturnTo, string? Go)
    {
        public string Number => ReturnTo!.Split('/')[2];
    }

    private sealed class TurnedAway(int status, bool mayReturn) : Exception(string.Create(CultureInfo.InvariantCulture, $"Answered {status}"))
    {
        public int Status => status;

        public bool MayReturn => mayReturn;
    }
}

/// <summary>How a purchase ended, as the shopper saw it.</summary>
internal abstract record Purchase
{
    private Purchase()
    {
    }

    public sealed record Bought(string Number) : Purchase;

    /// <summary>He was led to his cart, which says so.</summary>
    public sealed record SoldOut : Purchase;

    /// <param name="MayReturn">He was told when to come again.</param>
    public sealed record Refused(int Status, bool MayReturn) : Purchase;

    /// <summary>He stands somewhere without order and without a reason.</summary>
    public sealed record Lost(string Where) : Purchase;
}

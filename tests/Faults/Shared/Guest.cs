using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Storefront.Tests.Faults.Shared;

/// <summary>A shopper whose browser knows plain forms, links and cookies.</summary>
public sealed partial class Guest : IDisposable
{
    private readonly HttpClient _browser;

    public Guest(SellingProcess shop) => _browser = new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new() }) { BaseAddress = shop.Address };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Where a form leads; it must lead somewhere.</summary>
    public async Task<string> PostAsync(string path, params (string Name, string Value)[] fields)
    {
        using var answer = await TryPostAsync(path, fields);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        return answer.Headers.Location!.ToString();
    }

    public async Task<HttpResponseMessage> TryPostAsync(string path, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await _browser.PostAsync(new Uri(path, UriKind.Relative), form, Ct);
    }

    /// <summary>The words of a page, which must be there; redirects are followed.</summary>
    public async Task<string> ReadAsync(string path)
    {
        for (var hops = 0; hops < 5; hops++)
        {
            using var answer = await _browser.GetAsync(new Uri(path, UriKind.RelativeOrAbsolute), Ct);
            if (answer.Headers.Location is { } next)
            {
                path = next.ToString();
                continue;
            }
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Ct));
        }
        throw new InvalidOperationException($"Five redirects, the last to {path}.");
    }

    public async Task<HttpStatusCode> StatusAsync(string path)
    {
        using var answer = await _browser.GetAsync(new Uri(path, UriKind.Relative), Ct);
        return answer.StatusCode;
    }

    /// <summary>Fills cart and checkout up to the last button.</summary>
    /// <returns>The fields behind the button; null: the shop led back, the goods are gone.</returns>
    public async Task<LastPage?> FillInAsync(string sku)
    {
        if (!(await PostAsync("/cart/lines", ("sku", sku), ("quantity", "1"))).StartsWith("/cart?added", StringComparison.Ordinal)) return null;
        if (await PostAsync("/checkout") == "/cart") return null;
        if (await PostAsync("/checkout/contact", Contact()) == "/cart") return null;
        var method = Method().Match(await ReadAsync("/checkout/delivery")).Groups[1].Value;
        if (method.Length == 0 || await PostAsync("/checkout/delivery", ("method", method)) != "/checkout/payment") return null;
        var page = await ReadAsync("/checkout/payment");
        return Hidden("checkout").Match(page) is { Success: true } checkout ? new(checkout.Groups[1].Value, Hidden("total").Match(page).Groups[1].Value) : null;
    }

    /// <summary>The last button, as the page's script presses it.</summary>
    public async Task<Pressed> PressAsync(LastPage page)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/checkout/place");
        request.Content = new FormUrlEncodedContent([new("checkout", page.Checkout), new("total", page.Total)]);
        request.Headers.Add("Accept", "application/json");
        using var answer = await _browser.SendAsync(request, Ct);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return JsonSerializer.Deserialize<Pressed>(await answer.Content.ReadAsStringAsync(Ct), JsonSerializerOptions.Web)!;
    }

    public static (string, string)[] Contact(string name = "Ada Byron") =>
        [("email", "ada@example.org"), ("name", name), ("line1", "1 Quay"), ("postcode", "D01"), ("city", "Dublin"), ("country", "IE")];

    public void Dispose() => _browser.Dispose();

    private static Regex Hidden(string name) => new($"name=\"{name}\" value=\"([^\"]+)\"");

    [GeneratedRegex("name=\"method\" value=\"([^\"]+)\"")]
    private static partial Regex Method();
}

/// <summary>What the last page of a checkout carries.</summary>
public sealed record LastPage(string Checkout, string Total);

using System.Text.Json;
using System.Text.RegularExpressions;

namespace Storefront.Tests.Shopping;

/// <summary>A guest who buys one thing: every page is asked for and every redirect followed.</summary>
internal sealed partial class Shopper(HttpClient client, Uri stripe, IStepWatch watch, int number)
{
    /// <summary>The steps of a purchase, in their order.</summary>
    public static readonly string[] Steps = ["cart", "checkout", "address", "delivery", "place", "pay", "return"];

    private readonly Browser _shop = new(client, number);
    private int _step;
    private string? _method;
    private (string Checkout, string Total) _lastPage;
    private Pressed? _pressed;

    /// <summary>False: he closes the browser as soon as the card is charged.</summary>
    public bool Returns { get; init; } = true;

    /// <summary>In another tab he presses "cancel" at the moment at which he pays.</summary>
    public bool Wavers { get; init; }

    /// <summary>Buys. Called again after an error it goes on at the step that was cut off, as a person does who reloads the page.</summary>
    public async Task<Purchase> BuyAsync(string sku)
    {
        try
        {
            for (; ; _step++)
                if (await DoAsync(Steps[_step], sku) is { } end) return end;
        }
        catch (TurnedAway away)
        {
            return new Purchase.Refused(away.Status, away.MayReturn);
        }
    }

    /// <returns>Null: on to the next step.</returns>
    private Task<Purchase?> DoAsync(string step, string sku) => step switch
    {
        "cart" => FillAsync(sku),
        "checkout" => SendAsync(step, "/checkout/contact", () => _shop.PostAsync("/checkout")),
        "address" => SendAsync(step, "/checkout/delivery", () => _shop.PostAsync(
            "/checkout/contact", ("email", $"guest{number}@example.org"), ("name", "Ada Byron"), ("line1", "1 Quay"), ("postcode", "D01"), ("city", "Dublin"), ("country", "IE"))),
        "delivery" => SendAsync(step, "/checkout/payment", () => _shop.PostAsync("/checkout/delivery", ("method", _method!))),
        "place" => PlaceAsync(),
        "pay" => PayAsync(),
        _ => ReturnAsync(),
    };

    private async Task<Purchase?> FillAsync(string sku)
    {
        // Cut off here before, he looks first whether it is in the cart by now.
        if (_shop.IsKnown && (await _shop.GetAsync("/cart")).Text.Contains("class=\"line\"", StringComparison.Ordinal)) return null;
        var cart = await watch.WatchAsync("cart", () => _shop.PostAsync("/cart/lines", ("sku", sku), ("quantity", "1")));
        return cart.Asks("/cart?gone") || cart.Asks("/cart?error=sale") ? new Purchase.SoldOut() : null;
    }

    private async Task<Purchase?> SendAsync(string step, string next, Func<Task<Page>> send)
    {
        var page = await watch.WatchAsync(step, send);
        if (page.Asks("/cart")) return new Purchase.SoldOut();
        if (!page.Asks(next)) return new Purchase.Lost($"{step} led to {page.Path}");
        Remember(page);
        return null;
    }

    private void Remember(Page page)
    {
        if (Method().Match(page.Text) is { Success: true } method) _method = method.Groups[1].Value;
        if (Checkout().Match(page.Text) is { Success: true } checkout) _lastPage = (checkout.Groups[1].Value, Total().Match(page.Text).Groups[1].Value);
    }

    private async Task<Purchase?> PlaceAsync()
    {
        var pressed = _pressed = await watch.WatchAsync("place", () => _shop.AskAsync<Pressed>("/checkout/place", ("checkout", _lastPage.Checkout), ("total", _lastPage.Total)));
        if (pressed.ClientSecret is not null) return null;
        var go = pressed.Go!;
        if (go.StartsWith("/cart", StringComparison.Ordinal)) return new Purchase.SoldOut();
        if (!pressed.IsPlaced) Remember(await _shop.GetAsync(go)); // another total, to be agreed to
        if (!go.Contains("/return?", StringComparison.Ordinal)) return new Purchase.Lost($"the order led to {go.Split('?')[0]}");
        _step = Array.IndexOf(Steps, "pay"); // nothing left to pay
        return null;
    }

    private async Task<Purchase?> PayAsync()
    {
        // Without an answer he presses the button again, which goes on with the same order.
        _step = Array.IndexOf(Steps, "place");
        var (paying, wavering) = (watch.WatchAsync("pay", () => ConfirmAsync(_pressed!.ClientSecret!)), Wavers ? CancelAsync() : Task.CompletedTask);
        await Task.WhenAll(paying, wavering);
        var paid = await paying;
        if (paid is not ("requires_capture" or "succeeded")) return new Purchase.Lost($"the payment is {paid}");
        _step = Array.IndexOf(Steps, "pay");
        return Returns ? null : new Purchase.Left(_pressed!.Number);
    }

    private Task CancelAsync() => watch.WatchAsync("cancel", () => _shop.PostAsync(_pressed!.Page.Replace("?", "/cancel?", StringComparison.Ordinal)));

    private async Task<Purchase?> ReturnAsync()
    {
        var order = await watch.WatchAsync("return", () => _shop.GetAsync((_pressed!.ReturnTo ?? _pressed.Go)!));
        if (order.Text.Contains("Thank you", StringComparison.Ordinal)) return new Purchase.Bought(_pressed!.Number);
        return order.Text.Contains("order was cancelled", StringComparison.Ordinal)
            ? new Purchase.Cancelled(_pressed!.Number)
            : new Purchase.Lost("the order's page does not say that it is placed");
    }

    /// <summary>As the frame of the card fields does it: with the publishable key and the client secret.</summary>
    private async Task<string> ConfirmAsync(string secret)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(stripe, $"/v1/payment_intents/{secret.Split("_secret_")[0]}/confirm"))
        {
            Content = Browser.Form([
                ("client_secret", secret), ("payment_method_data[type]", "card"), ("payment_method_data[card][number]", "4242424242424242"),
                ("payment_method_data[card][exp_month]", "12"), ("payment_method_data[card][exp_year]", "2040"), ("payment_method_data[card][cvc]", "123"),
            ]),
        };
        request.Headers.Authorization = new("Bearer", SandboxProcess.PublishableKey);
        using var answer = await client.SendAsync(request);
        using var intent = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return intent.RootElement.TryGetProperty("status", out var status) ? status.GetString()! : intent.RootElement.GetRawText();
    }

    [GeneratedRegex("name=\"method\" value=\"([^\"]+)\"")]
    private static partial Regex Method();

    [GeneratedRegex("name=\"checkout\" value=\"([^\"]+)\"")]
    private static partial Regex Checkout();

    [GeneratedRegex("name=\"total\" value=\"([^\"]+)\"")]
    private static partial Regex Total();
}

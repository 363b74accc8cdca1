using System.Diagnostics;

namespace Storefront.Tests.Faults.Scenarios;

/// <summary>Shoppers who buy one thing after the other until they are told to stop. After an error each reloads and goes on, with his cookies and his cart.</summary>
internal sealed class StubbornCrowd(SellingSite site, Journal journal) : IDisposable
{
    /// <summary>As many shoppers as a merchant with a good evening has.</summary>
    private const int Shoppers = 16;

    /// <summary>Every so many of them press "cancel" while they pay.</summary>
    private const int Wavering = 9;

    /// <summary>Until then everybody has bought, whatever broke meanwhile.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(3);

    private static readonly TimeSpan s_reloads = TimeSpan.FromMilliseconds(300);

    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = site.Shop.Address, Timeout = TimeSpan.FromSeconds(40) };
    private readonly CancellationTokenSource _closing = new();
    private Task _shopping = Task.CompletedTask;
    private int _guests;

    /// <summary>Every so many of them close the browser once the card is charged; 0: none does.</summary>
    public int Leaving { get; init; }

    public void Start() => _shopping = Task.WhenAll(Enumerable.Range(0, Shoppers).Select(_ => Task.Run(ShopAsync)));

    /// <summary>Nobody begins any more; returns when all have what they want, or have lost their patience.</summary>
    public async Task StopAsync()
    {
        await _closing.CancelAsync();
        await _shopping;
    }

    public void Dispose()
    {
        _client.Dispose();
        _closing.Dispose();
    }

    private async Task ShopAsync()
    {
        while (!_closing.IsCancellationRequested) await BuyAsync(Interlocked.Increment(ref _guests));
    }

    private async Task BuyAsync(int guest)
    {
        var shopper = new Shopper(_client, site.Sandbox.Address, journal.Of(guest), guest) { Returns = Leaving == 0 || guest % Leaving != 0, Wavers = guest % Wavering == 0 };
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < s_patience; await Task.Delay(s_reloads))
        {
            var (done, told) = await TryAsync(shopper, site.Sku(guest));
            if (!done || told.Length > 0) journal.Write(guest, done ? Journal.Word.Thanked : Journal.Word.CutOff, told);
            if (done) return;
        }
        journal.Write(guest, Journal.Word.GaveUp, "");
    }

    private static async Task<(bool Done, string Told)> TryAsync(Shopper shopper, string sku)
    {
        try
        {
            return await shopper.BuyAsync(sku) switch
            {
                Purchase.Bought bought => (true, bought.Number),
                Purchase.Left or Purchase.Cancelled => (true, ""),
                Purchase.SoldOut => (false, "led to the cart"),
                Purchase.Refused refused => (false, $"answered {refused.Status}"),
                Purchase.Lost lost => (false, lost.Where.ReplaceLineEndings(" ")),
                _ => throw new InvalidOperationException("The ends of a purchase are closed."),
            };
        }
        catch (Exception cut) when (cut is HttpRequestException or OperationCanceledException)
        {
            return (false, cut.GetType().Name);
        }
    }
}

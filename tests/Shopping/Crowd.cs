namespace Storefront.Tests.Shopping;

/// <summary>Shoppers who buy at the same time, each a new guest with every purchase.</summary>
internal sealed class Crowd(SellingSite site, IStepWatch watch)
{
    private static int s_guests;

    /// <summary>Each of the shoppers buys another thing as soon as he has one, until all is bought.</summary>
    public async Task<IReadOnlyList<Purchase>> BuyAsync(int purchases, int shoppers)
    {
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = site.Shop.Address };
        var ended = new Purchase[purchases];
        await Parallel.ForAsync(0, purchases, new ParallelOptions { MaxDegreeOfParallelism = shoppers }, async (n, _) =>
            ended[n] = await new Shopper(client, site.Sandbox.Address, watch, Interlocked.Increment(ref s_guests)).BuyAsync(site.Sku(n)));
        return ended;
    }
}

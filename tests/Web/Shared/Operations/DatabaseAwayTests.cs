using System.Diagnostics;
using System.Net;
using Storefront.Tests.Shared;

namespace Storefront.Tests.Web.Shared.Operations;

public sealed class DatabaseAwayTests(TestCluster cluster)
{
    private static readonly CancellationToken s_ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_its_database_the_shop_shows_what_it_has_says_when_to_return_and_recovers_alone()
    {
        using var cable = new Cable();
        await using var shop = new ShopHost(cluster) { Through = cable.To };
        await ((IAsyncLifetime)shop).InitializeAsync();
        using var visitor = shop.NewVisitor();
        await visitor.GetStringAsync("/", s_ct);

        cable.Cut();
        var cached = await visitor.GetAsync("/", s_ct);
        var missing = await visitor.GetAsync("/c/kitchen", s_ct);
        var ready = await visitor.GetAsync("/readyz", s_ct);
        var alive = await visitor.GetAsync("/healthz", s_ct);

        Assert.Equal(HttpStatusCode.OK, cached.StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, missing.StatusCode);
        Assert.NotNull(missing.Headers.RetryAfter);
        Assert.Contains("Back in a moment", await missing.Content.ReadAsStringAsync(s_ct), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.Contains("database: not ready", await ready.Content.ReadAsStringAsync(s_ct), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, alive.StatusCode);

        cable.Mend();
        for (var tries = 0; tries < 50 && !(await visitor.GetAsync("/readyz", s_ct)).IsSuccessStatusCode; tries++) await Task.Delay(100, s_ct);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/c/kitchen", s_ct)).StatusCode);
    }

    /// <param name="secondsAway">After some seconds the jobs try without end to write down what became of them.</param>
    [Theory]
    [InlineData(0)]
    [InlineData(8)]
    public async Task Without_its_database_the_shop_still_ends_when_it_is_told_to(int secondsAway)
    {
        using var cable = new Cable();
        await using var shop = new ShopHost(cluster) { Through = cable.To };
        await ((IAsyncLifetime)shop).InitializeAsync();

        cable.Cut();
        await Task.Delay(TimeSpan.FromSeconds(secondsAway), s_ct);
        var clock = Stopwatch.StartNew();
        await ((IAsyncDisposable)shop).DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(40), s_ct);

        Assert.InRange(clock.Elapsed.TotalSeconds, 0, ShopHost.SecondsToStop + 15);
    }
}

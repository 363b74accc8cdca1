using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.DependencyInjection;
using Storefront.Web.Shared.Caching;

namespace Storefront.Tests.Web.Shared.Caching;

public sealed class EvictionTests
{
    private static readonly CancellationToken s_ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_changed_product_takes_its_page_and_no_other()
    {
        await using var host = await EdgeHost.WithPagesAsync();
        await host.GetAsync("/tiny/lamp");
        await host.GetAsync("/tiny/chair");

        host.Shelf.Price = "12";
        await Store(host).EvictByTagAsync("product:lamp", s_ct);

        Assert.Contains("lamp costs 12", await PageCacheTests.TextAsync(await host.GetAsync("/tiny/lamp")), StringComparison.Ordinal);
        Assert.Contains("chair costs 10", await PageCacheTests.TextAsync(await host.GetAsync("/tiny/chair")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_was_being_rendered_during_the_change_is_not_kept()
    {
        await using var host = await EdgeHost.WithPagesAsync();
        var pause = new TaskCompletionSource();
        host.Shelf.Pause = pause.Task;
        var early = host.GetAsync("/tiny/lamp");
        await host.Shelf.HasRead.Task;
        var waiting = host.GetAsync("/tiny/lamp");

        (host.Shelf.Price, host.Shelf.Pause) = ("12", Task.CompletedTask);
        await Store(host).EvictByTagAsync("product:lamp", s_ct);
        pause.SetResult();

        Assert.Contains("lamp costs 10", await PageCacheTests.TextAsync(await early), StringComparison.Ordinal);
        Assert.Contains("lamp costs 12", await PageCacheTests.TextAsync(await waiting), StringComparison.Ordinal);
        Assert.Contains("lamp costs 12", await PageCacheTests.TextAsync(await host.GetAsync("/tiny/lamp")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_eviction_between_looking_and_storing_takes_the_page_out_again()
    {
        var evictions = new Evictions();
        var inner = new SlowStore();
        var store = new GuardedStore(inner, evictions);
        inner.WhileStoring = () => store.EvictByTagAsync("product:lamp", s_ct);

        await store.SetAsync("key", [1], ["product:lamp", GuardedStore.SinceTag(evictions.Now)], TimeSpan.FromMinutes(1), s_ct);

        Assert.Null(await store.GetAsync("key", s_ct));
    }

    [Fact]
    public void More_evictions_than_are_remembered_make_every_page_under_way_old()
    {
        var evictions = new Evictions();
        var before = evictions.Now;
        for (var i = 0; i < 20_000; i++) evictions.Record($"product:{i}");

        Assert.NotEmpty(evictions.Among(["product:untouched"], before));
        Assert.Empty(evictions.Among(["product:untouched"], evictions.Now));
    }

    private static IOutputCacheStore Store(EdgeHost host) => host.Services.GetRequiredService<IOutputCacheStore>();

    /// <summary>Stores what it is given, but something happens first.</summary>
    private sealed class SlowStore : IOutputCacheStore
    {
        private readonly Dictionary<string, (byte[] Value, string[] Tags)> _pages = [];

        public Func<ValueTask> WhileStoring { get; set; } = () => ValueTask.CompletedTask;

        public ValueTask<byte[]?> GetAsync(string key, CancellationToken cancellationToken) => new(_pages.TryGetValue(key, out var page) ? page.Value : null);

        public async ValueTask SetAsync(string key, byte[] value, string[]? tags, TimeSpan validFor, CancellationToken cancellationToken)
        {
            await WhileStoring();
            _pages[key] = (value, tags ?? []);
        }

        public ValueTask EvictByTagAsync(string tag, CancellationToken cancellationToken)
        {
            foreach (var key in _pages.Where(page => page.Value.Tags.Contains(tag)).Select(page => page.Key).ToArray()) _pages.Remove(key);
            return ValueTask.CompletedTask;
        }
    }
}

using System.IO.Compression;
using System.Net;

namespace Storefront.Tests.Web.Shared.Caching;

public sealed class PageCacheTests
{
    [Fact]
    public async Task The_first_anonymous_visit_fills_the_cache_for_everybody()
    {
        await using var host = await EdgeHost.WithPagesAsync();
        using var other = host.NewClient();

        var first = await host.GetAsync("/tiny/lamp");
        var second = await other.GetAsync("/tiny/lamp", TestContext.Current.CancellationToken);

        Assert.Equal(1, host.Shelf.Reads);
        Assert.False(first.Headers.Contains("Age"));
        Assert.True(second.Headers.Contains("Age"));
        Assert.Equal(await TextAsync(first), await TextAsync(second));
        Assert.Equal("public, no-cache", second.Headers.CacheControl?.ToString());
    }

    [Fact]
    public async Task Nobody_gets_into_the_page_and_everybody_gets_it()
    {
        await using var host = await EdgeHost.WithPagesAsync();

        var ann = await TextAsync(await host.GetAsync("/tiny/lamp", ("Cookie", "session=ann"), ("Authorization", "Bearer ann"), ("Accept-Language", "de")));
        var ben = await TextAsync(await host.GetAsync("/tiny/lamp", ("Cookie", "session=ben")));

        Assert.DoesNotContain("ann", ann, StringComparison.Ordinal);
        Assert.Contains("for anybody", ann, StringComparison.Ordinal);
        Assert.Equal(ann, ben);
        Assert.Equal(1, host.Shelf.Reads);
    }

    [Fact]
    public async Task Unknown_query_keys_neither_fill_the_cache_nor_reach_the_page()
    {
        await using var host = await EdgeHost.WithPagesAsync();

        for (var i = 0; i < 20; i++)
            Assert.DoesNotContain("utm", await TextAsync(await host.GetAsync($"/tiny/lamp?utm_source=mail{i}&x{i}=1")), StringComparison.Ordinal);

        Assert.Equal(1, host.Shelf.Reads);
    }

    [Fact]
    public async Task Known_query_keys_make_a_page_of_their_own_in_any_order()
    {
        await using var host = await EdgeHost.WithPagesAsync();

        Assert.Contains("?sku=A%201", await TextAsync(await host.GetAsync("/tiny/lamp?sku=A+1")), StringComparison.Ordinal);
        Assert.Contains("?sku=A%201", await TextAsync(await host.GetAsync("/tiny/lamp?utm=1&sku=A%201")), StringComparison.Ordinal);
        Assert.Equal(1, host.Shelf.Reads);
        Assert.Contains("?sku=B", await TextAsync(await host.GetAsync("/tiny/lamp?sku=B")), StringComparison.Ordinal);
        Assert.Equal(2, host.Shelf.Reads);
    }

    [Theory]
    [InlineData("br", "br")]
    [InlineData("gzip, deflate, br, zstd", "br")]
    [InlineData("gzip", "gzip")]
    [InlineData("br;q=0, gzip;q=0.5", "gzip")]
    [InlineData("identity", null)]
    [InlineData("", null)]
    public async Task Each_client_gets_the_encoding_it_can_read_also_from_the_cache(string accepted, string? expected)
    {
        await using var host = await EdgeHost.WithPagesAsync();
        foreach (var others in new[] { "br", "gzip", "" }) await host.GetAsync("/tiny/lamp", ("Accept-Encoding", others));

        var answer = await host.GetAsync("/tiny/lamp", ("Accept-Encoding", accepted));

        Assert.Equal(3, host.Shelf.Reads);
        Assert.Equal(expected, answer.Content.Headers.ContentEncoding.SingleOrDefault());
        Assert.StartsWith("<p>lamp costs 10", await TextAsync(answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task HEAD_is_answered_like_GET_without_a_body()
    {
        await using var host = await EdgeHost.WithPagesAsync();

        foreach (var _ in new[] { "rendered", "from the cache" })
        {
            var answer = await host.SendAsync(HttpMethod.Head, "/tiny/lamp");
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Empty(await TextAsync(answer));
        }
        Assert.Contains("lamp costs", await TextAsync(await host.GetAsync("/tiny/lamp")), StringComparison.Ordinal);
        Assert.Equal(1, host.Shelf.Reads);
    }

    [Fact]
    public async Task A_browser_that_has_the_page_is_told_so()
    {
        await using var host = await EdgeHost.WithPagesAsync();
        var tag = (await host.GetAsync("/tiny/lamp")).Headers.ETag!.ToString();

        Assert.Equal(HttpStatusCode.NotModified, (await host.GetAsync("/tiny/lamp", ("If-None-Match", tag))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await host.GetAsync("/tiny/lamp", ("If-None-Match", "\"other\""))).StatusCode);
    }

    [Fact]
    public async Task Fifty_visitors_at_once_are_one_rendering()
    {
        await using var host = await EdgeHost.WithPagesAsync();
        var pause = new TaskCompletionSource();
        host.Shelf.Pause = pause.Task;

        var visits = Enumerable.Range(0, 50).Select(_ => host.GetAsync("/tiny/lamp")).ToArray();
        await host.Shelf.HasRead.Task;
        pause.SetResult();
        await Task.WhenAll(visits);

        Assert.Equal(1, host.Shelf.Reads);
    }

    [Fact]
    public async Task The_first_visitor_may_leave_without_spoiling_it_for_those_who_wait()
    {
        await using var host = await EdgeHost.WithPagesAsync();
        var pause = new TaskCompletionSource();
        host.Shelf.Pause = pause.Task;
        using var impatient = new CancellationTokenSource();
        var leaving = host.Client.GetAsync("/tiny/lamp", impatient.Token);
        await host.Shelf.HasRead.Task;
        var waiting = host.GetAsync("/tiny/lamp");

        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => leaving);
        pause.SetResult();

        Assert.Equal(HttpStatusCode.OK, (await waiting).StatusCode);
        Assert.Equal(1, host.Shelf.Reads);
    }

    [Fact]
    public async Task A_failed_page_is_not_kept_and_shows_nothing_of_its_fault()
    {
        await using var host = await EdgeHost.WithPagesAsync();
        host.Shelf.IsBroken = true;
        var failed = await host.GetAsync("/tiny/lamp");
        host.Shelf.IsBroken = false;

        Assert.Equal(HttpStatusCode.InternalServerError, failed.StatusCode);
        Assert.DoesNotContain("secret detail", await TextAsync(failed), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await host.GetAsync("/tiny/lamp")).StatusCode);
    }

    [Fact]
    public async Task A_missing_product_is_a_404_and_never_kept()
    {
        await using var host = await EdgeHost.WithPagesAsync();

        Assert.Equal(HttpStatusCode.NotFound, (await host.GetAsync("/tiny/missing")).StatusCode);
        var again = await host.GetAsync("/tiny/missing");

        Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);
        Assert.False(again.Headers.Contains("Age"));
    }

    [Fact]
    public async Task Switched_off_it_renders_every_time()
    {
        await using var host = await EdgeHost.WithPagesAsync(("Cache:Enabled", "false"));

        await host.GetAsync("/tiny/lamp");
        await host.GetAsync("/tiny/lamp");

        Assert.Equal(2, host.Shelf.Reads);
    }

    [Fact]
    public async Task A_full_cache_goes_on_serving()
    {
        await using var host = await EdgeHost.WithPagesAsync(("Cache:SizeMegabytes", "1"));

        for (var i = 0; i < 800; i++)
            Assert.Equal(HttpStatusCode.OK, (await host.GetAsync($"/tiny/lamp?sku={i}")).StatusCode);
    }

    internal static async Task<string> TextAsync(HttpResponseMessage answer)
    {
        await using var body = await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        await using Stream plain = answer.Content.Headers.ContentEncoding.SingleOrDefault() switch
        {
            "br" => new BrotliStream(body, CompressionMode.Decompress),
            "gzip" => new GZipStream(body, CompressionMode.Decompress),
            _ => body,
        };
        using var reader = new StreamReader(plain);
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }
}

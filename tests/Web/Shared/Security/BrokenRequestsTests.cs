using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Storefront.Tests.Web.Shared.Security;

public sealed class BrokenRequestsTests
{
    [Theory]
    [InlineData("/search?q=%00")]
    [InlineData("/search?q=a%00b&sort=price")]
    [InlineData("/search?%00=x")]
    public async Task A_NUL_in_an_address_is_refused(string path)
    {
        await using var host = await EdgeHost.StartAsync(app => app.MapGet("/search", () => "ok"));

        await AssertFriendlyAsync(HttpStatusCode.BadRequest, await host.GetAsync(path, ("Accept", "text/html")));
    }

    [Theory]
    [InlineData("name=a%00b", "application/x-www-form-urlencoded")]
    [InlineData("na%00me=b", "application/x-www-form-urlencoded")]
    [InlineData("--x\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\na\0b\r\n--x--\r\n", "multipart/form-data; boundary=x")]
    [InlineData("--x\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\ncut off", "multipart/form-data; boundary=x")]
    [InlineData("no boundary", "multipart/form-data")]
    public async Task A_form_that_cannot_be_read_is_refused(string body, string type)
    {
        await using var host = await EdgeHost.StartAsync(app => app.MapPost("/cart", async (HttpContext http) => (await http.Request.ReadFormAsync()).Count));
        using var content = new StringContent(body, Encoding.UTF8);
        content.Headers.Remove("Content-Type");
        content.Headers.TryAddWithoutValidation("Content-Type", type);

        await AssertFriendlyAsync(HttpStatusCode.BadRequest, await host.SendAsync(HttpMethod.Post, "/cart", content, ("Accept", "text/html")));
    }

    [Fact]
    public async Task A_form_of_too_many_fields_is_refused()
    {
        await using var host = await EdgeHost.StartAsync(app => app.MapPost("/cart", () => "ok"));
        using var content = new FormUrlEncodedContent(Enumerable.Range(0, 5_000).Select(i => KeyValuePair.Create($"k{i}", "v")));

        await AssertFriendlyAsync(HttpStatusCode.BadRequest, await host.SendAsync(HttpMethod.Post, "/cart", content, ("Accept", "text/html")));
    }

    [Fact]
    public async Task A_body_that_says_it_is_too_large_is_refused_unread()
    {
        await using var host = await EdgeHost.StartAsync(app => app.MapPost("/cart", () => "ok"));

        var answer = await RawAsync(host, $"POST /cart HTTP/1.1\r\nHost: {host.Address.Authority}\r\nAccept: text/html\r\nContent-Length: 2000000\r\n\r\n");

        Assert.StartsWith("HTTP/1.1 413", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_turns_out_too_large_is_refused()
    {
        await using var host = await EdgeHost.StartAsync(app => app.MapPost("/cart", () => "ok"));
        var chunk = $"{0x20000:x}\r\n{new string('a', 0x20000)}\r\n";
        var head = $"POST /cart HTTP/1.1\r\nHost: {host.Address.Authority}\r\nContent-Type: application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked\r\n\r\n";

        var answer = await RawAsync(host, head + string.Concat(Enumerable.Repeat(chunk, 9)));

        Assert.StartsWith("HTTP/1.1 413", answer, StringComparison.Ordinal);
    }

    private static async Task AssertFriendlyAsync(HttpStatusCode expected, HttpResponseMessage answer)
    {
        Assert.Equal(expected, answer.StatusCode);
        Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
        Assert.DoesNotContain("Exception", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private static async Task<string> RawAsync(EdgeHost host, string request)
    {
        using var socket = new System.Net.Sockets.TcpClient();
        await socket.ConnectAsync(host.Address.Host, host.Address.Port, TestContext.Current.CancellationToken);
        await using var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request), TestContext.Current.CancellationToken);
        var buffer = new byte[4096];
        var read = await stream.ReadAsync(buffer, TestContext.Current.CancellationToken);
        return Encoding.ASCII.GetString(buffer, 0, read);
    }
}

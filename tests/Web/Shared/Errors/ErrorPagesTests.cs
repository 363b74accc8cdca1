using System.Data.Common;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Storefront.Core.Shared;
using Storefront.Web.Shared.Errors;

namespace Storefront.Tests.Web.Shared.Errors;

public sealed class ErrorPagesTests
{
    [Fact]
    public async Task People_get_a_page_with_the_trace_id_and_none_of_the_fault()
    {
        await using var host = await EdgeHost.StartAsync(Map);

        var answer = await host.GetAsync("/fails", ("Accept", "text/html"), ("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"));
        var html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains("0af7651916cd43dd8448eb211c80319c", html, StringComparison.Ordinal);
        Assert.DoesNotContain("secret detail", html, StringComparison.Ordinal);
        Assert.True(answer.Headers.CacheControl?.NoStore);
        Assert.Contains(host.Log.Lines, line => line.Level == LogLevel.Error && line.Text.Contains("secret detail", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_error_page_of_the_shop_is_told_what_happened()
    {
        await using var host = await EdgeHost.StartAsync(app =>
        {
            Map(app);
            app.MapGet("/error", (HttpContext http) => Results.Text($"{http.Request.Method} {http.Features.Get<ErrorFact>()?.Status}", "text/html", statusCode: http.Response.StatusCode));
            app.MapGet("/not-found", () => Results.Text("no such page", "text/html", statusCode: 404));
        });

        Assert.Equal("GET 500", await TextAsync(await host.SendAsync(HttpMethod.Post, "/fails")));
        Assert.Equal("GET 409", await TextAsync(await host.GetAsync("/edited")));
        Assert.Equal("GET 409", await TextAsync(await host.GetAsync("/under-way")));
        Assert.Equal("GET 409", await TextAsync(await host.GetAsync("/other-request")));
        Assert.Equal("no such page", await TextAsync(await host.GetAsync("/nothing")));
        Assert.Equal("no such page", await TextAsync(await host.GetAsync("/gone")));
    }

    [Fact]
    public async Task Programs_get_problem_details_with_the_trace_id()
    {
        await using var host = await EdgeHost.StartAsync(Map);

        var answer = await host.GetAsync("/api/v1/fails");
        var problem = await answer.Content.ReadFromJsonAsync<JsonObject>(TestContext.Current.CancellationToken);

        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal(500, problem!["status"]!.GetValue<int>());
        Assert.NotNull(problem["traceId"]);
        Assert.DoesNotContain("secret detail", problem.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_file_gets_a_line_and_no_page()
    {
        await using var host = await EdgeHost.StartAsync(Map);

        var answer = await host.GetAsync("/pictures/none.avif", ("Accept", "image/avif,image/webp,*/*;q=0.8"));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("text/plain", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task A_database_that_is_away_asks_to_come_back()
    {
        await using var host = await EdgeHost.StartAsync(Map);

        var answer = await host.GetAsync("/away", ("Accept", "text/html"));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal(5, answer.Headers.RetryAfter?.Delta?.TotalSeconds);
        Assert.Contains("moment", await TextAsync(answer), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("53100")] // its disk is full
    [InlineData("53300")] // too many connections
    [InlineData("57P01")] // it is stopped
    [InlineData("58030")] // it cannot read or write
    public async Task So_does_one_that_cannot_do_its_work_at_the_moment(string state)
    {
        await using var host = await EdgeHost.StartAsync(app => app.MapGet("/trouble", () => Throw(new DatabaseFault(state, null))));

        var answer = await host.GetAsync("/trouble", ("Accept", "text/html"));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal(5, answer.Headers.RetryAfter?.Delta?.TotalSeconds);
    }

    [Fact]
    public async Task Who_is_not_told_what_became_of_his_request_may_look_again()
    {
        await using var host = await EdgeHost.StartAsync(app => app.MapGet("/open", () => Throw(new OutcomeUnknownException(new NullReferenceException()))));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await host.GetAsync("/open", ("Accept", "text/html"))).StatusCode);
    }

    [Fact]
    public async Task Text_that_the_database_cannot_store_is_the_clients_mistake()
    {
        await using var host = await EdgeHost.StartAsync(Map);

        Assert.Equal(HttpStatusCode.BadRequest, (await host.GetAsync("/nul")).StatusCode);
    }

    private static void Map(WebApplication app)
    {
        app.Map("/fails", Fail);
        app.MapGet("/api/v1/fails", Fail);
        app.MapGet("/edited", () => Throw(new ConcurrentEditException(new InvalidOperationException())));
        app.MapGet("/under-way", () => Throw(new RequestInFlightException(new("somebody", "key"), new InvalidOperationException())));
        app.MapGet("/other-request", () => Throw(new RequestKeyReusedException(new("somebody", "key"))));
        app.MapGet("/gone", () => Results.StatusCode(StatusCodes.Status410Gone));
        app.MapGet("/away", () => Throw(new InvalidOperationException("wrapped", new DatabaseFault(null, new SocketException()))));
        app.MapGet("/nul", () => Throw(new DatabaseFault("22021", null)));
    }

    private static string Fail() => Throw(new InvalidOperationException("secret detail"));

    private static string Throw(Exception fault) => throw fault;

    private static Task<string> TextAsync(HttpResponseMessage answer) => answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

    private sealed class DatabaseFault(string? state, Exception? cause) : DbException("fault", cause)
    {
        public override string? SqlState => state;
    }
}

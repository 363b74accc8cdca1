using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Storefront.Tests.Web.Shared.Operations;

public sealed class StoppingTests
{
    [Fact]
    public async Task A_stopping_shop_is_not_ready_serves_on_and_takes_no_new_circuits()
    {
        await using var host = await EdgeHost.StartAsync(Map, ("Shutdown:DrainSeconds", "60"));
        Assert.Equal(HttpStatusCode.OK, (await host.GetAsync("/readyz")).StatusCode);
        using var impatient = new CancellationTokenSource();

        var stopping = host.Services.GetRequiredService<IHost>().StopAsync(impatient.Token);
        var ready = await host.GetAsync("/readyz");
        var alive = await host.GetAsync("/healthz");
        var page = await host.GetAsync("/p/lamp");
        var circuit = await host.GetAsync("/_blazor");
        await impatient.CancelAsync();
        await stopping;

        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.Equal("listening: not ready\n", await ready.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(HttpStatusCode.OK, alive.StatusCode);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, circuit.StatusCode);
    }

    [Fact]
    public async Task A_request_under_way_is_answered_before_the_shop_ends()
    {
        var begun = new TaskCompletionSource();
        var release = new TaskCompletionSource();
        await using var host = await EdgeHost.StartAsync(app => app.MapGet("/slow", async () =>
        {
            begun.SetResult();
            await release.Task;
            return "done";
        }));

        var answer = host.GetAsync("/slow");
        await begun.Task;
        var stopping = host.Services.GetRequiredService<IHost>().StopAsync(TestContext.Current.CancellationToken);
        release.SetResult();

        Assert.Equal("done", await (await answer).Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        await stopping;
    }

    private static void Map(WebApplication app)
    {
        app.MapGet("/p/lamp", () => "ok");
        app.MapGet("/_blazor", () => "ok");
    }
}

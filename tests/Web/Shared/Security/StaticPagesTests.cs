namespace Storefront.Tests.Web.Shared.Security;

/// <summary>Blazor would put a cookie and circuit state on every page as soon as one page is interactive.</summary>
public sealed class StaticPagesTests
{
    [Fact]
    public async Task A_plain_page_carries_neither_cookie_nor_circuit_state()
    {
        await using var host = await EdgeHost.WithPagesAsync();

        var answer = await host.GetAsync("/tiny/lamp");
        var html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.StartsWith("<p>lamp costs 10", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Blazor-Server-Component-State", html, StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task A_live_page_keeps_its_circuit_state_and_gets_no_cookie_either()
    {
        await using var host = await EdgeHost.WithPagesAsync();

        var answer = await host.GetAsync("/tiny-live");
        var html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Contains("live", html, StringComparison.Ordinal);
        Assert.Contains("\"type\":\"server\"", html, StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public void The_internal_type_of_the_framework_that_we_blank_is_still_there()
    {
        var type = typeof(Microsoft.AspNetCore.Components.Endpoints.ComponentTypeMetadata).Assembly.GetTypes().SingleOrDefault(t => t.Name == "ConfiguredRenderModesMetadata");

        Assert.NotNull(type);
        Assert.Contains(type.GetConstructors(), constructor => constructor.GetParameters() is [{ ParameterType.IsArray: true }]);
    }
}

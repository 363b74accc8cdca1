using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Http;
using Storefront.Web.Shared.Caching;

namespace Storefront.Tests.Web.Shared;

/// <summary>A Blazor app of three pages: plain and cached, live, and failing.</summary>
public sealed class TinyShop : ComponentBase
{
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenComponent<Router>(0);
        builder.AddAttribute(1, nameof(Router.AppAssembly), typeof(TinyShop).Assembly);
        builder.AddAttribute(2, nameof(Router.Found), (RenderFragment<RouteData>)(route => inner =>
        {
            inner.OpenComponent<RouteView>(0);
            inner.AddAttribute(1, nameof(RouteView.RouteData), route);
            inner.CloseComponent();
        }));
        builder.CloseComponent();
    }
}

[Route("/tiny/{Slug}")]
[CachedPage("sku")]
public sealed class TinyProductPage(Shelf shelf, NavigationManager navigation) : ComponentBase
{
    [Parameter]
    public string Slug { get; set; } = "";

    [CascadingParameter]
    private HttpContext? Http { get; set; }

    private string _price = "";

    protected override async Task OnInitializedAsync()
    {
        if (Slug == "missing") navigation.NotFound();
        Http.TagPage("product:" + Slug);
        _price = await shelf.PriceAsync();
    }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenElement(0, "p");
        builder.AddContent(1, $"{Slug} costs {_price} at {Http?.Request.QueryString} for {Http?.User.Identity?.Name ?? "anybody"} {Http?.Request.Headers.Cookie}");
        builder.CloseElement();
        builder.AddMarkupContent(2, new string(' ', 2000));
    }
}

[Route("/tiny-live")]
[InteractiveHere]
public sealed class TinyLivePage : ComponentBase
{
    protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddContent(0, "live");
}

public sealed class InteractiveHereAttribute : RenderModeAttribute
{
    public override IComponentRenderMode Mode => RenderMode.InteractiveServer;
}

/// <summary>What the pages read instead of a database.</summary>
public sealed class Shelf
{
    private int _reads;

    public int Reads => _reads;

    public string Price { get; set; } = "10";

    /// <summary>Set it, and a reader who has his price waits here.</summary>
    public Task Pause { get; set; } = Task.CompletedTask;

    public TaskCompletionSource HasRead { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public bool IsBroken { get; set; }

    public async Task<string> PriceAsync()
    {
        Interlocked.Increment(ref _reads);
        if (IsBroken) throw new InvalidOperationException("secret detail");
        var (price, pause) = (Price, Pause);
        HasRead.TrySetResult();
        await pause;
        return price;
    }
}

using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Endpoints;

namespace Storefront.Web.Shared.Security;

/// <summary>
/// With server interactivity mapped, Blazor writes circuit state into every page, also into those without a live part. Pages that are plain HTML are told
/// that the app has no render modes, so that they stay the same for everybody and can be cached.
/// </summary>
internal static class StaticPages
{
    // The framework's type is internal; a test watches that it is still there.
    private const string ModesOfEndpoint = "ConfiguredRenderModesMetadata";

    public static RazorComponentsEndpointConventionBuilder KeepPlainPagesStatic(this RazorComponentsEndpointConventionBuilder pages)
    {
        pages.Add(endpoint =>
        {
            if (IsLive(endpoint.Metadata.OfType<ComponentTypeMetadata>().FirstOrDefault()?.Type)) return;
            for (var i = 0; i < endpoint.Metadata.Count; i++)
                if (endpoint.Metadata[i].GetType() is { Name: ModesOfEndpoint } type)
                    endpoint.Metadata[i] = Activator.CreateInstance(type, [Array.Empty<IComponentRenderMode>()])!;
        });
        return pages;
    }

    /// <summary>A page is live when it has a render mode, or holds parts that have one and says so.</summary>
    public static bool IsLive(Type? page) =>
        page is not null && (page.IsDefined(typeof(RenderModeAttribute), inherit: true) || page.IsDefined(typeof(LivePartsAttribute), inherit: true));
}

/// <summary>The page is plain HTML, but parts of it have a render mode of their own: <c>@attribute [LiveParts]</c>.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class LivePartsAttribute : Attribute;

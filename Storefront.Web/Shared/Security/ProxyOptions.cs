namespace Storefront.Web.Shared.Security;

/// <summary>Reverse proxies in front of the shop: setting <c>Proxy</c>.</summary>
public sealed class ProxyOptions
{
    /// <summary>Addresses (<c>10.0.0.5</c>) and networks (<c>10.0.0.0/8</c>) whose <c>X-Forwarded-For</c> and <c>X-Forwarded-Proto</c> are believed. Empty: nobody's.</summary>
    public IReadOnlyList<string> Known { get; init; } = [];

    /// <summary>Sends plain HTTP to HTTPS. Null: when the shop itself listens on an https address. Behind a proxy the proxy should do it; true makes the shop do it.</summary>
    public bool? RedirectToHttps { get; init; }
}

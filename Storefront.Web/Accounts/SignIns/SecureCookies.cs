using Microsoft.AspNetCore.Authentication.Cookies;

namespace Storefront.Web.Accounts.SignIns;

/// <summary>
/// Under HTTPS a cookie's name begins with <c>__Host-</c>, so that no other host can set it. Under plain HTTP browsers would drop such a
/// cookie, so it has its plain name there.
/// </summary>
internal sealed class SecureCookies : ICookieManager
{
    private static readonly object s_hidden = new();
    private readonly ChunkingCookieManager _inner = new();

    public static string NameFor(HttpContext http, string name) => http.Request.IsHttps ? "__Host-" + name : name;

    /// <summary>From here on this request is treated as if it had come without a sign-in.</summary>
    public static void Hide(HttpContext http) => http.Items[s_hidden] = true;

    public string? GetRequestCookie(HttpContext context, string key) =>
        context.Items.ContainsKey(s_hidden) ? null : _inner.GetRequestCookie(context, NameFor(context, key));

    public void AppendResponseCookie(HttpContext context, string key, string? value, CookieOptions options) =>
        _inner.AppendResponseCookie(context, NameFor(context, key), value, options);

    public void DeleteCookie(HttpContext context, string key, CookieOptions options) =>
        _inner.DeleteCookie(context, NameFor(context, key), options);
}

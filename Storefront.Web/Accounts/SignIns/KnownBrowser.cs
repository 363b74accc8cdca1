using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;
using Storefront.Core.Shared;

namespace Storefront.Web.Accounts.SignIns;

/// <summary>
/// Remembers which account last signed in with this browser. It opens nothing; it only spares the owner the waiting that strangers who guess his
/// password bring about.
/// </summary>
internal sealed class KnownBrowser(IDataProtectionProvider protection)
{
    private const string Name = "known";
    private static readonly TimeSpan s_life = TimeSpan.FromDays(365);
    private readonly IDataProtector _seal = protection.CreateProtector("Storefront.KnownBrowser.v1");

    public CustomerId? Of(HttpContext http)
    {
        var value = http.Request.Cookies[SecureCookies.NameFor(http, Name)];
        if (string.IsNullOrEmpty(value) || value.Length > 512) return null;
        try
        {
            return new CustomerId(new Guid(_seal.Unprotect(WebEncoders.Base64UrlDecode(value))));
        }
        catch (Exception forged) when (forged is CryptographicException or FormatException or ArgumentException)
        {
            return null;
        }
    }

    public void Remember(HttpContext http, CustomerId account) => http.Response.Cookies.Append(
        SecureCookies.NameFor(http, Name),
        WebEncoders.Base64UrlEncode(_seal.Protect(account.Value.ToByteArray())),
        new() { HttpOnly = true, Secure = http.Request.IsHttps, SameSite = SameSiteMode.Lax, Path = "/", MaxAge = s_life, IsEssential = true });
}

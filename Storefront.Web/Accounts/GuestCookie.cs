using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;
using Storefront.Core.Accounts;
using Storefront.Core.Shared;
using Storefront.Web.Accounts.SignIns;

namespace Storefront.Web.Accounts;

/// <summary>
/// A guest's id in a sealed cookie: it cannot be made up, and it is worth nothing once the id belongs to an account, or an old copy of the
/// cookie would open the account's cart without a password.
/// </summary>
internal sealed class GuestCookie(IDataProtectionProvider protection, GuestIds guests)
{
    private const string Name = "shop";
    private static readonly TimeSpan s_life = TimeSpan.FromDays(180);
    private readonly IDataProtector _seal = protection.CreateProtector("Storefront.Guest.v1");

    /// <summary>The guest's id, or null when there is none, it is forged, or it has become an account's.</summary>
    public async ValueTask<CustomerId?> ReadAsync(HttpContext http) =>
        Open(http.Request.Cookies[SecureCookies.NameFor(http, Name)]) is { } id && await guests.IsGuestAsync(id, http.RequestAborted) ? id : null;

    /// <summary>The id of this guest, new when there was none, with the cookie's life begun anew.</summary>
    public CustomerId Keep(HttpContext http)
    {
        if (http.Response.HasStarted)
            throw new InvalidOperationException("A guest's cookie cannot be set any more: ask for the id before the answer begins.");
        var id = Visitor.Of(http.User).Customer ?? CustomerId.New();
        http.Response.Cookies.Append(SecureCookies.NameFor(http, Name), Close(id), Options(http, s_life));
        if (Visitor.Of(http.User).Customer is null) GuestVisitors.Introduce(http, id);
        return id;
    }

    /// <summary>Forgets the guest on this device: he signed in or registered.</summary>
    public void Forget(HttpContext http) => http.Response.Cookies.Delete(SecureCookies.NameFor(http, Name), Options(http, null));

    internal string Close(CustomerId id) => WebEncoders.Base64UrlEncode(_seal.Protect(id.Value.ToByteArray()));

    private static CookieOptions Options(HttpContext http, TimeSpan? life) => new()
    {
        HttpOnly = true,
        Secure = http.Request.IsHttps,
        SameSite = SameSiteMode.Lax,
        Path = "/",
        MaxAge = life,
        IsEssential = true,
    };

    private CustomerId? Open(string? value)
    {
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
}

using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Storefront.Core.Accounts;
using Storefront.Core.Carts;
using Storefront.Core.Shared;

namespace Storefront.Web.Accounts.SignIns;

/// <summary>Lets people in and out. Every entrance is a new session, and what the guest had comes along.</summary>
internal sealed class Door(GuestCookie guests, KnownBrowser browsers, AdoptGuest adopt, MergeCarts carts)
{
    public async Task EnterAsync(HttpContext http, CustomerId account, ClaimsPrincipal person)
    {
        var guest = Visitor.Of(http.User) is { IsSignedIn: false, Customer: { } id } ? id : (CustomerId?)null;
        await BeginSessionAsync(http, person);
        browsers.Remember(http, account);
        http.User = person;
        if (guest is not { } was) return;
        if (await adopt.ExecuteAsync(new(was, account), http.RequestAborted)) await carts.ExecuteAsync(new(was, account), http.RequestAborted);
        guests.Forget(http);
    }

    /// <summary>The password was right; remembers for five minutes who may now type a code.</summary>
    public static Task WaitForCodeAsync(HttpContext http, CustomerId account) => http.SignInAsync(
        IdentityConstants.TwoFactorUserIdScheme,
        new ClaimsPrincipal(new ClaimsIdentity([new Claim(AccountClaims.Customer, account.ToString())], IdentityConstants.TwoFactorUserIdScheme)));

    /// <summary>Whose code is awaited in this browser.</summary>
    public static async Task<CustomerId?> AwaitedAsync(HttpContext http)
    {
        var halfWay = await http.AuthenticateAsync(IdentityConstants.TwoFactorUserIdScheme);
        return halfWay.Principal is { } person ? Visitor.Of(person).Customer : null;
    }

    public static async Task LeaveAsync(HttpContext http)
    {
        await http.SignOutAsync(IdentityConstants.ApplicationScheme);
        http.Response.Headers["Clear-Site-Data"] = "\"cache\"";
    }

    // The cookie's keeper of this request knows the old session and would only renew it, under an id that somebody may have planted. So the old one
    // is ended, and another keeper, which sees none, begins a new one.
    private static async Task BeginSessionAsync(HttpContext http, ClaimsPrincipal person)
    {
        if (http.User.Identity is { IsAuthenticated: true }) await http.SignOutAsync(IdentityConstants.ApplicationScheme);
        await http.SignOutAsync(IdentityConstants.TwoFactorUserIdScheme);
        SecureCookies.Hide(http);
        await using var scope = http.RequestServices.CreateAsyncScope();
        var cookies = scope.ServiceProvider.GetRequiredService<IAuthenticationService>();
        await cookies.SignInAsync(http, IdentityConstants.ApplicationScheme, person, new AuthenticationProperties { IsPersistent = true });
    }
}

using System.Security.Claims;
using Storefront.Core.Accounts;
using Storefront.Core.Shared;

namespace Storefront.Web.Accounts;

/// <summary>
/// Gives a guest's id to everything behind it as a claim of an identity that is not authenticated, so that it reaches circuits too, where there
/// is no request. Stands behind the output cache: cached pages know nobody.
/// </summary>
internal sealed class GuestVisitors(RequestDelegate next, GuestCookie cookie)
{
    public async Task InvokeAsync(HttpContext http)
    {
        if (http.User.Identity is not { IsAuthenticated: true } && await cookie.ReadAsync(http) is { } guest) Introduce(http, guest);
        await next(http);
    }

    public static void Introduce(HttpContext http, CustomerId guest) =>
        http.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(AccountClaims.Customer, guest.ToString())]));
}

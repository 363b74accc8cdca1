using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Storefront.Core.Accounts;

namespace Storefront.Infrastructure.Accounts;

internal static class SessionLives
{
    private static readonly string s_stampClaim = new ClaimsIdentityOptions().SecurityStampClaimType;

    public static SessionLife Of(ClaimsPrincipal person) =>
        person.IsInRole(AccountRoles.Staff) || person.IsInRole(AccountRoles.Owner) ? SessionLife.Staff : SessionLife.Customer;

    /// <summary>The stamp changes with password, roles and second factor; sign-ins made before know the old one.</summary>
    public static bool IsOfStamp(AuthenticationTicket ticket, string? stamp) => ticket.Principal.FindFirstValue(s_stampClaim) == stamp;
}

/// <summary>Where somebody signed in, as far as it helps to recognise it in a list.</summary>
internal sealed record SessionPlace(string? Ip, string? Device)
{
    private const int MaxDevice = 200;

    public static SessionPlace Of(HttpContext http)
    {
        var device = http.Request.Headers.UserAgent.ToString();
        return new(http.Connection.RemoteIpAddress?.ToString(), device.Length == 0 ? null : device[..Math.Min(device.Length, MaxDevice)]);
    }
}

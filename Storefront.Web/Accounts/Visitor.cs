using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Storefront.Core.Accounts;
using Storefront.Core.Shared;

namespace Storefront.Web.Accounts;

/// <summary>
/// Who is at the door. An endpoint takes it as a parameter; a component awaits <c>Auth.VisitorAsync()</c> on its cascading
/// <c>Task&lt;AuthenticationState&gt;</c>, in static pages and in circuits alike.
/// </summary>
/// <param name="Customer">The account's id, or the id of a guest who has begun something; null for those who only look.</param>
public sealed record Visitor(CustomerId? Customer, bool IsSignedIn, bool IsStaff, string? Email, string? Name)
{
    /// <summary>The sign-in behind this request or circuit.</summary>
    public SessionId? Session { get; private init; }

    /// <summary>Somebody who only looks.</summary>
    public static Visitor Stranger { get; } = new(null, false, false, null, null);

    public static Visitor Of(ClaimsPrincipal person)
    {
        if (!Guid.TryParse(person.FindFirstValue(AccountClaims.Customer), out var customer)) return Stranger;
        return new(
            new CustomerId(customer),
            person.Identity is { IsAuthenticated: true },
            person.IsInRole(AccountRoles.Staff) || person.IsInRole(AccountRoles.Owner),
            person.FindFirstValue(ClaimTypes.Email),
            person.FindFirstValue(AccountClaims.FullName))
        {
            Session = Guid.TryParse(person.FindFirstValue(AccountClaims.Session), out var session) ? new SessionId(session) : null,
        };
    }

    /// <summary>Lets endpoints ask for the visitor as a parameter.</summary>
    public static ValueTask<Visitor> BindAsync(HttpContext http) => ValueTask.FromResult(Of(http.User));

    /// <summary>
    /// The customer's id for something that must be kept: a first-time guest gets one, and the cookie with it, so the response must not have started
    /// and must not be cached.
    /// </summary>
    public CustomerId Require(HttpContext http) =>
        IsSignedIn ? Customer!.Value : http.RequestServices.GetRequiredService<GuestCookie>().Keep(http);
}

public static class VisitorOfState
{
    extension(Task<AuthenticationState>? state)
    {
        /// <summary>Who looks at this component.</summary>
        public async Task<Visitor> VisitorAsync() => state is null ? Visitor.Stranger : Visitor.Of((await state).User);
    }
}

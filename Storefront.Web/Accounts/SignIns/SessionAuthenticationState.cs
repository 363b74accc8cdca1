using System.Security.Claims;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Storefront.Core.Accounts;
using Storefront.Core.Shared;

namespace Storefront.Web.Accounts.SignIns;

/// <summary>
/// A circuit outlives requests, so it asks for itself whether its sign-in still lives. When it has ended, the circuit's visitor is a stranger, the
/// page is loaded anew without what the stranger may not see, and a browser that does not obey is heard no more.
/// </summary>
internal sealed class SessionAuthenticationState(ILoggerFactory log, IServiceScopeFactory scopes, NavigationManager navigation)
    : RevalidatingServerAuthenticationStateProvider(log)
{
    /// <summary>Nothing that this circuit's browser asks for is done any more.</summary>
    public bool HasEnded { get; private set; }

    protected override TimeSpan RevalidationInterval => SessionLife.Recheck;

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        if (await IsLiveAsync(authenticationState.User, cancellationToken)) return true;
        HasEnded = true;
        navigation.NavigateTo(navigation.Uri, forceLoad: true, replace: true);
        return false;
    }

    private async Task<bool> IsLiveAsync(ClaimsPrincipal person, CancellationToken ct)
    {
        if (!Guid.TryParse(person.FindFirstValue(AccountClaims.Session), out var session)) return false;
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<FindSession>().IsLiveAsync(new SessionId(session), ct);
    }
}

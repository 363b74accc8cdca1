using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Storefront.Core.Accounts;
using Storefront.Core.Shared;

namespace Storefront.Web.Accounts.SignIns;

/// <summary>A circuit outlives requests, so it asks for itself whether its sign-in still lives. When it has ended, the circuit's visitor is a stranger.</summary>
internal sealed class SessionAuthenticationState(ILoggerFactory log, IServiceScopeFactory scopes) : RevalidatingServerAuthenticationStateProvider(log)
{
    protected override TimeSpan RevalidationInterval => SessionLife.Recheck;

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        if (!Guid.TryParse(authenticationState.User.FindFirstValue(AccountClaims.Session), out var session)) return false;
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<FindSession>().IsLiveAsync(new SessionId(session), cancellationToken);
    }
}

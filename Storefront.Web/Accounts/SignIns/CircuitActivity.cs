using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Storefront.Core.Accounts;
using Storefront.Core.Shared;

namespace Storefront.Web.Accounts.SignIns;

/// <summary>Somebody who works in a circuit sends no requests; what he does there keeps his sign-in alive. An open but idle page does not.</summary>
internal sealed class CircuitActivity(AuthenticationStateProvider state, IServiceScopeFactory scopes, TimeProvider clock) : CircuitHandler
{
    private DateTimeOffset _seenAt = clock.GetUtcNow();

    public override Func<CircuitInboundActivityContext, Task> CreateInboundActivityHandler(Func<CircuitInboundActivityContext, Task> next) => async context =>
    {
        if (state is SessionAuthenticationState { HasEnded: true }) return;
        if (clock.GetUtcNow() - _seenAt >= SessionLife.SeenEvery) await SeeAsync();
        await next(context);
    };

    private async Task SeeAsync()
    {
        _seenAt = clock.GetUtcNow();
        var person = (await state.GetAuthenticationStateAsync()).User;
        if (!Guid.TryParse(person.FindFirstValue(AccountClaims.Session), out var session)) return;
        var life = Visitor.Of(person).IsStaff ? SessionLife.Staff : SessionLife.Customer;
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<FindSession>().SeeAsync(new SessionId(session), life, CancellationToken.None);
    }
}

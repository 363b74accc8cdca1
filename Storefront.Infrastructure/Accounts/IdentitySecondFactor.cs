using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Storefront.Core.Accounts;
using Storefront.Core.Shared;

namespace Storefront.Infrastructure.Accounts;

internal sealed class IdentitySecondFactor(IServiceScopeFactory scopes) : ISecondFactor
{
    // Where Identity's store looks for an authenticator's key.
    private const string IdentityStore = "[AspNetUserStore]";
    private const string AuthenticatorKey = "AuthenticatorKey";

    private const string Provider = "Storefront";
    private const string LastCode = "LastCode";

    public Task<string> KeyAsync(CustomerId account, CancellationToken ct) => scopes.WithUserAsync(account, async (users, user) =>
    {
        if (await users.GetAuthenticatorKeyAsync(user) is { Length: > 0 } key) return key;
        // Not ResetAuthenticatorKeyAsync: it changes the security stamp, and looking at the page would end the sign-in.
        (await users.SetAuthenticationTokenAsync(user, IdentityStore, AuthenticatorKey, users.GenerateNewAuthenticatorKey())).MustSucceed();
        return await users.GetAuthenticatorKeyAsync(user) ?? throw new NoSuchAccountException(account);
    });

    public Task<bool> VerifyAsync(CustomerId account, string code, CancellationToken ct) => scopes.WithUserAsync(account, async (users, user) =>
    {
        var digits = new string([.. code.Where(char.IsAsciiDigit)]);
        if (!await users.VerifyTwoFactorTokenAsync(user, TokenOptions.DefaultAuthenticatorProvider, digits)) return false;
        // A code is valid for a minute or more; somebody who saw it being typed must not use it again.
        if (await users.GetAuthenticationTokenAsync(user, Provider, LastCode) == digits) return false;
        (await users.SetAuthenticationTokenAsync(user, Provider, LastCode, digits)).MustSucceed();
        return true;
    });

    public Task EnableAsync(CustomerId account, CancellationToken ct) => scopes.WithUserAsync(account, async (users, user) =>
    {
        var result = await users.SetTwoFactorEnabledAsync(user, true);
        result.MustSucceed();
        return result;
    });
}

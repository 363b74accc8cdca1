using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Storefront.Core.Accounts;
using Storefront.Core.Shared;

namespace Storefront.Infrastructure.Accounts;

internal sealed class IdentityPasswords(IServiceScopeFactory scopes) : IPasswords
{
    /// <summary>Rounds of PBKDF2 with HMAC-SHA512.</summary>
    public const int Rounds = 210_000;

    private string? _nobody;

    public Task<bool> IsRightAsync(CustomerId? account, string password, CancellationToken ct) => scopes.WithUsersAsync(async users =>
    {
        var user = account is { } id ? await users.FindByIdAsync(id.ToString()) : null;
        if (user is { PasswordHash: not null }) return await users.CheckPasswordAsync(user, password);
        CompareWithNobody(users, password);
        return false;
    });

    public Task<string> ResetKeyAsync(CustomerId account, CancellationToken ct) =>
        scopes.WithUserAsync(account, (users, user) => users.GeneratePasswordResetTokenAsync(user));

    public Task<bool> ResetAsync(CustomerId account, string key, string password, CancellationToken ct) => scopes.WithUsersAsync(async users =>
    {
        if (await users.FindByIdAsync(account.ToString()) is not { } user || !(await users.ResetPasswordAsync(user, key, password)).Succeeded) return false;
        user.EmailConfirmed = true;
        (await users.UpdateAsync(user)).MustSucceed();
        return true;
    });

    public Task SetAsync(CustomerId account, string password, CancellationToken ct) => scopes.WithUserAsync(account, async (users, user) =>
    {
        var key = await users.GeneratePasswordResetTokenAsync(user);
        var result = await users.ResetPasswordAsync(user, key, password);
        result.MustSucceed();
        return result;
    });

    // Whoever asks for an address that has no account waits as long as for one that has.
    private void CompareWithNobody(UserManager<User> users, string password)
    {
        var user = new User();
        _nobody ??= users.PasswordHasher.HashPassword(user, "nobody has this password");
        users.PasswordHasher.VerifyHashedPassword(user, _nobody, password);
    }
}

using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Storefront.Core.Accounts;

namespace Storefront.Infrastructure.Accounts;

/// <summary>What a sign-in says about a person, beside what Identity says.</summary>
internal sealed class SignInClaims(UserManager<User> users, RoleManager<IdentityRole<Guid>> roles, IOptions<IdentityOptions> options)
    : UserClaimsPrincipalFactory<User, IdentityRole<Guid>>(users, roles, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(User user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new Claim(AccountClaims.Customer, user.Id.ToString()));
        if (!string.IsNullOrEmpty(user.FullName)) identity.AddClaim(new Claim(AccountClaims.FullName, user.FullName));
        if (await SecondFactorRule.IsMissingAsync(UserManager, user)) identity.AddClaim(new Claim(AccountClaims.NeedsSecondFactor, "true"));
        return identity;
    }
}

/// <summary>Staff need a second factor; the demo's own accounts, and nothing else, are exempt.</summary>
internal static class SecondFactorRule
{
    /// <summary>A claim in <c>user_claims</c> that only the demo's seed writes.</summary>
    public const string DemoClaim = "demo_account";

    public static async Task<bool> IsMissingAsync(UserManager<User> users, User user)
    {
        if (user.TwoFactorEnabled) return false;
        var roles = await users.GetRolesAsync(user);
        if (!roles.Contains(AccountRoles.Staff) && !roles.Contains(AccountRoles.Owner)) return false;
        return (await users.GetClaimsAsync(user)).All(claim => claim.Type != DemoClaim);
    }
}

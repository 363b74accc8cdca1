namespace Storefront.Core.Accounts;

/// <summary>Names of what a sign-in says about a person.</summary>
public static class AccountClaims
{
    /// <summary>The customer's id, of guests too.</summary>
    public const string Customer = "customer";

    /// <summary>The person's full name.</summary>
    public const string FullName = "full_name";

    /// <summary>The row in <c>auth_sessions</c> behind the sign-in.</summary>
    public const string Session = "session";

    /// <summary>Present when a member of staff must still set up a second factor.</summary>
    public const string NeedsSecondFactor = "needs_second_factor";
}

/// <summary>What somebody who signs in may be.</summary>
public static class AccountRoles
{
    public const string Customer = "customer";

    public const string Staff = "staff";

    public const string Owner = "owner";

    public static IReadOnlyList<string> All { get; } = [Customer, Staff, Owner];
}

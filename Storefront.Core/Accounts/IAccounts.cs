using System.Security.Claims;
using Storefront.Core.Shared;

namespace Storefront.Core.Accounts;

/// <summary>The register of who can sign in. ASP.NET Core Identity stands behind it.</summary>
public interface IAccounts
{
    Task<Account?> FindAsync(Email email, CancellationToken ct);

    Task<Account?> FindAsync(CustomerId id, CancellationToken ct);

    /// <summary>True when the id is a confirmed account's or was linked to one, and so is no guest's any more.</summary>
    Task<bool> OwnsAsync(CustomerId id, CancellationToken ct);

    /// <summary>
    /// Adds an account whose address is not confirmed yet. One with the same address that nobody has confirmed is replaced: nobody has proved to own it.
    /// The wished id is taken unless it has an account already.
    /// </summary>
    /// <returns>The account's id, or null when a confirmed account has the address.</returns>
    Task<CustomerId?> AddAsync(NewAccount account, CancellationToken ct);

    /// <summary>The secret of a confirmation mail, good for three days.</summary>
    Task<string> ConfirmationKeyAsync(CustomerId id, CancellationToken ct);

    /// <summary>False when the secret is wrong or too old.</summary>
    Task<bool> ConfirmAsync(CustomerId id, string key, CancellationToken ct);

    /// <summary>What a sign-in of this person says: who it is, roles, and whether a second factor is still to be set up.</summary>
    Task<ClaimsPrincipal> ClaimsAsync(CustomerId id, CancellationToken ct);
}

/// <param name="Name">Full name, when it was given.</param>
/// <param name="IsConfirmed">Its owner has followed the link in the mail.</param>
/// <param name="MustHaveSecondFactor">A member of staff who may not enter the office without one.</param>
public sealed record Account(CustomerId Id, Email Email, string? Name, bool IsConfirmed, bool IsBlocked, bool IsStaff, bool HasSecondFactor, bool MustHaveSecondFactor);

/// <param name="Wish">The guest's id that the account should have, so that cart and orders stay.</param>
public sealed record NewAccount(CustomerId Wish, Email Email, string Password, string? Name, bool IsConfirmed = false, string Role = AccountRoles.Customer);

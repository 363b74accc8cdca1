using Storefront.Core.Shared;

namespace Storefront.Core.Accounts;

/// <summary>Keeps and compares passwords. ASP.NET Core Identity stands behind it.</summary>
public interface IPasswords
{
    /// <summary>Compares, and takes the same time when there is no such account. A hash made with fewer rounds than today's is made anew.</summary>
    Task<bool> IsRightAsync(CustomerId? account, string password, CancellationToken ct);

    /// <summary>The secret of a reset mail, good for two hours and until the password changes.</summary>
    Task<string> ResetKeyAsync(CustomerId account, CancellationToken ct);

    /// <summary>Sets a new password and confirms the address, which the mail has proved. False when the secret is wrong or too old.</summary>
    Task<bool> ResetAsync(CustomerId account, string key, string password, CancellationToken ct);

    Task SetAsync(CustomerId account, string password, CancellationToken ct);
}

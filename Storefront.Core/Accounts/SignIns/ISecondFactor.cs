using Storefront.Core.Shared;

namespace Storefront.Core.Accounts;

/// <summary>Codes of an authenticator app (RFC 6238). ASP.NET Core Identity stands behind it.</summary>
public interface ISecondFactor
{
    /// <summary>The secret to type into the app, base 32; made when there is none.</summary>
    Task<string> KeyAsync(CustomerId account, CancellationToken ct);

    /// <summary>True when the code is right and was not used before; a code is good once.</summary>
    Task<bool> VerifyAsync(CustomerId account, string code, CancellationToken ct);

    /// <summary>Asks for a code at every sign-in from now on.</summary>
    Task EnableAsync(CustomerId account, CancellationToken ct);
}

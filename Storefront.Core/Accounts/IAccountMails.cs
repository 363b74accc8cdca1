using Storefront.Core.Shared;

namespace Storefront.Core.Accounts;

/// <summary>Asks for mails about an account, inside the work that causes them: no mail goes out when the work does not commit.</summary>
public interface IAccountMails
{
    /// <summary>Somebody opened an account with this address and shall prove to own it.</summary>
    Task ConfirmAddressAsync(IWork work, AccountMail mail, CancellationToken ct);

    /// <summary>Somebody forgot the password, or says so.</summary>
    Task ResetPasswordAsync(IWork work, AccountMail mail, CancellationToken ct);

    /// <summary>Somebody tried to open a second account with this address; the page did not tell whether there is one.</summary>
    Task AlreadyRegisteredAsync(IWork work, AccountMail mail, CancellationToken ct);
}

/// <param name="Name">How to greet; null when unknown.</param>
/// <param name="Language">Two-letter code.</param>
/// <param name="Link">Where the mail's button goes, with its secret: an address within the shop that begins with a slash.</param>
public sealed record AccountMail(Email To, string? Name, string Language, string Link);

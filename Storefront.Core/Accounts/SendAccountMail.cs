using Storefront.Core.Shared;

namespace Storefront.Core.Accounts;

/// <summary>Writes the mails of an account, each with a link that only its owner can follow.</summary>
public sealed class SendAccountMail(IStorefrontDb db, IAccounts accounts, IPasswords passwords, IAccountMails mails)
{
    public async Task ConfirmAddressAsync(Account account, string language, CancellationToken ct)
    {
        var link = LinkTo("/account/confirm", account, await accounts.ConfirmationKeyAsync(account.Id, ct));
        await WriteAsync((work, token) => mails.ConfirmAddressAsync(work, MailTo(account, language, link), token), ct);
    }

    public async Task ResetPasswordAsync(Account account, string language, CancellationToken ct)
    {
        var link = LinkTo("/account/reset", account, await passwords.ResetKeyAsync(account.Id, ct));
        await WriteAsync((work, token) => mails.ResetPasswordAsync(work, MailTo(account, language, link), token), ct);
    }

    public Task AlreadyRegisteredAsync(Account account, string language, CancellationToken ct) =>
        WriteAsync((work, token) => mails.AlreadyRegisteredAsync(work, MailTo(account, language, "/account/sign-in"), token), ct);

    private static AccountMail MailTo(Account account, string language, string link) => new(account.Email, account.Name, language, link);

    private static string LinkTo(string page, Account account, string key) => $"{page}?account={account.Id}&key={Uri.EscapeDataString(key)}";

    private Task<bool> WriteAsync(Func<IWork, CancellationToken, Task> write, CancellationToken ct) => db.RunAsync(
        async (work, token) =>
        {
            await write(work, token);
            await work.CommitAsync(token);
            return true;
        },
        ct);
}

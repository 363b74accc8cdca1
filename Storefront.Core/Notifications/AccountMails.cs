using System.Text.Json;
using Storefront.Core.Accounts;
using Storefront.Core.Shared;

namespace Storefront.Core.Notifications;

/// <inheritdoc cref="IAccountMails"/>
public sealed class AccountMails(Signatures signatures, TimeProvider clock) : IAccountMails
{
    public Task ConfirmAddressAsync(IWork work, AccountMail mail, CancellationToken ct) => AddAsync(MailTemplate.AccountConfirmation, work, mail, ct);

    public Task ResetPasswordAsync(IWork work, AccountMail mail, CancellationToken ct) => AddAsync(MailTemplate.PasswordReset, work, mail, ct);

    public Task AlreadyRegisteredAsync(IWork work, AccountMail mail, CancellationToken ct) => AddAsync(MailTemplate.AccountExists, work, mail, ct);

    private async Task AddAsync(string template, IWork work, AccountMail mail, CancellationToken ct)
    {
        var shop = await signatures.InAsync(mail.Language, work, ct);
        var document = JsonSerializer.Serialize(new AccountDocument(shop, mail.Name, shop.Url + mail.Link), Json.Options);
        var id = MessageId.New();
        work.Messages.Add(new Message(id, template, new(mail.To.Value, mail.Language), document, $"{template}:{id}", clock.GetUtcNow()));
    }
}

using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Logging;

namespace Storefront.Infrastructure.Accounts;

/// <summary>Secrets of confirmation mails. They live longer than those that reset a password: people read their mail tomorrow.</summary>
internal sealed class ConfirmationKeys(IDataProtectionProvider protection, ILogger<DataProtectorTokenProvider<User>> log)
    : DataProtectorTokenProvider<User>(protection, Microsoft.Extensions.Options.Options.Create(new DataProtectionTokenProviderOptions { Name = Provider, TokenLifespan = TimeSpan.FromDays(3) }), log)
{
    public const string Provider = "Confirmation";
}

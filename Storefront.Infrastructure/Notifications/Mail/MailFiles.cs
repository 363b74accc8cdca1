using Storefront.Core.Notifications;
using Storefront.Core.Shared;
using Storefront.Infrastructure.Shared;

namespace Storefront.Infrastructure.Notifications.Mail;

/// <inheritdoc cref="IMailFiles"/>
internal sealed class MailFiles(DataFolder data) : IMailFiles
{
    public Stream? Open(MessageId mail)
    {
        var file = Path.Combine(data.Inside("mail"), $"{mail}.eml");
        return File.Exists(file) ? File.OpenRead(file) : null;
    }
}

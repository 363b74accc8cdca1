using Storefront.Core.Shared;

namespace Storefront.Core.Notifications;

/// <summary>The mails of a shop without a mail server: files that any mail program opens.</summary>
public interface IMailFiles
{
    /// <summary>Null: the mail was not written, or it went to a server.</summary>
    Stream? Open(MessageId mail);
}

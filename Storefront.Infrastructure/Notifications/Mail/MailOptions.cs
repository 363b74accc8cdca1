using MailKit.Security;
using MimeKit;

namespace Storefront.Infrastructure.Notifications.Mail;

/// <summary>How mails leave the shop. Setting names: <c>Mail:Host</c> and so on; they are checked before the shop starts.</summary>
public sealed record MailOptions
{
    /// <summary>The SMTP server; empty: mails are written as files under the data folder.</summary>
    public string Host { get; init; } = "";

    /// <summary>1 to 65,535. 465 is encrypted from the first byte, all others by STARTTLS.</summary>
    public int Port { get; init; } = 587;

    public string User { get; init; } = "";

    public string Password { get; init; } = "";

    /// <summary>Name and address that mails come from.</summary>
    public string From { get; init; } = "Fennmark <orders@fennmark.example>";

    /// <summary>Seconds that the server may take for any one answer; 1 to 60.</summary>
    public int TimeoutSeconds { get; init; } = 10;

    public MailboxAddress Sender => MailboxAddress.Parse(From);

    // A password is never sent in the clear. Without one, a relay in the same house may have no certificate.
    internal SecureSocketOptions Security =>
        Port == 465 ? SecureSocketOptions.SslOnConnect : User.Length > 0 ? SecureSocketOptions.StartTls : SecureSocketOptions.StartTlsWhenAvailable;
}

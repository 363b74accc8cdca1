using MimeKit;

namespace Storefront.Infrastructure.Notifications.Mail;

internal static class MimeMail
{
    /// <summary>The mail as it travels: text and HTML as alternatives, and a Message-ID that stays the same when it is sent again.</summary>
    /// <exception cref="ParseException">The recipient is no address.</exception>
    public static MimeMessage Of(Core.Notifications.Mail mail, MailboxAddress sender, DateTimeOffset now)
    {
        var mime = new MimeMessage
        {
            MessageId = $"{mail.Id}@{sender.Domain}",
            Date = now,
            Subject = mail.Text.Subject,
            Body = new BodyBuilder { TextBody = mail.Text.Plain, HtmlBody = mail.Text.Html }.ToMessageBody(),
        };
        mime.From.Add(sender);
        mime.To.Add(MailboxAddress.Parse(mail.Recipient));
        mime.Headers.Add("Auto-Submitted", "auto-generated");
        return mime;
    }
}

using MimeKit;
using Storefront.Core.Notifications;
using Storefront.Infrastructure.Shared;

namespace Storefront.Infrastructure.Notifications.Mail;

/// <summary>Where no SMTP server is set: each mail is a file that any mail program opens. Names sort by time.</summary>
internal sealed class MailFolder(DataFolder data, MailOptions options, TimeProvider clock) : IMailTransport
{
    private readonly string _folder = data.Inside("mail");

    public async Task<MailOutcome> SendAsync(Core.Notifications.Mail mail, CancellationToken ct)
    {
        try
        {
            Directory.CreateDirectory(_folder);
            var file = Path.Combine(_folder, $"{mail.Id}.eml");
            var draft = file + ".draft";
            using (var mime = MimeMail.Of(mail, options.Sender, clock.GetUtcNow())) await mime.WriteToAsync(draft, ct);
            File.Move(draft, file, overwrite: true);
            return new MailOutcome.Sent();
        }
        catch (ParseException)
        {
            return new MailOutcome.Refused("The recipient is not a mail address.");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return new MailOutcome.Unreachable(fault.Message);
        }
    }
}

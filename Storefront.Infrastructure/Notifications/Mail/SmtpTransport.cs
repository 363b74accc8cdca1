using MailKit.Net.Smtp;
using MimeKit;
using Storefront.Core.Notifications;

namespace Storefront.Infrastructure.Notifications.Mail;

/// <summary>Sends over a connection of its own for each mail, so that one that goes wrong breaks no other.</summary>
internal sealed class SmtpTransport(MailOptions options, TimeProvider clock) : IMailTransport
{
    /// <summary>An attempt has a few answers to wait for; this bounds them together.</summary>
    private const int TimeoutsPerAttempt = 4;

    /// <summary>A server that is down is left alone for so long, however many mails wait.</summary>
    private static readonly TimeSpan s_rest = TimeSpan.FromSeconds(15);

    private readonly TimeSpan _timeout = TimeSpan.FromSeconds(options.TimeoutSeconds);
    private long _restUntil;

    public async Task<MailOutcome> SendAsync(Core.Notifications.Mail mail, CancellationToken ct)
    {
        if (clock.GetUtcNow().UtcTicks < Volatile.Read(ref _restUntil)) return new MailOutcome.Unreachable("The server could not be reached a moment ago.");
        var outcome = await AttemptAsync(mail, ct);
        if (outcome is MailOutcome.Unreachable) Volatile.Write(ref _restUntil, (clock.GetUtcNow() + s_rest).UtcTicks);
        return outcome;
    }

    private async Task<MailOutcome> AttemptAsync(Core.Notifications.Mail mail, CancellationToken ct)
    {
        using var attempt = CancellationTokenSource.CreateLinkedTokenSource(ct);
        attempt.CancelAfter(_timeout * TimeoutsPerAttempt);
        using var client = new SmtpClient { Timeout = (int)_timeout.TotalMilliseconds };
        try
        {
            using var mime = MimeMail.Of(mail, options.Sender, clock.GetUtcNow());
            if (await ConnectAsync(client, attempt.Token, ct) is { } unreachable) return unreachable;
            await client.SendAsync(mime, attempt.Token);
        }
        catch (Exception fault) when (!ct.IsCancellationRequested && SmtpFault.Translate(fault) is { } outcome)
        {
            return outcome;
        }
        await QuitAsync(client, attempt.Token);
        return new MailOutcome.Sent();
    }

    /// <summary>Whatever fails before the mail is named is no fault of the mail.</summary>
    private async Task<MailOutcome?> ConnectAsync(SmtpClient client, CancellationToken attempt, CancellationToken ct)
    {
        try
        {
            await client.ConnectAsync(options.Host, options.Port, options.Security, attempt);
            if (options.User.Length > 0) await client.AuthenticateAsync(options.User, options.Password, attempt);
            return null;
        }
        catch (Exception fault) when (!ct.IsCancellationRequested)
        {
            return new MailOutcome.Unreachable($"{fault.GetType().Name}: {fault.Message}");
        }
    }

    /// <summary>The server has the mail already: whatever happens now changes nothing.</summary>
    private static async Task QuitAsync(SmtpClient client, CancellationToken ct)
    {
        try
        {
            await client.DisconnectAsync(quit: true, ct);
        }
        catch (Exception fault) when (SmtpFault.Translate(fault) is not null)
        {
            client.Dispose();
        }
    }
}

/// <summary>What MailKit throws, in the shop's words.</summary>
internal static class SmtpFault
{
    /// <summary>Null for faults that are not the server's.</summary>
    public static MailOutcome? Translate(Exception fault) => fault switch
    {
        ParseException => new MailOutcome.Refused("The recipient is not a mail address."),
        // A sender that is refused is a mistake in the settings, and the next mail has the same sender.
        SmtpCommandException { ErrorCode: SmtpErrorCode.SenderNotAccepted } command => new MailOutcome.Unreachable(Text(command)),
        SmtpCommandException command when (int)command.StatusCode >= 500 => new MailOutcome.Refused(Text(command)),
        SmtpCommandException command => new MailOutcome.Later(Text(command)),
        MailKit.ServiceNotAuthenticatedException => new MailOutcome.Unreachable("The server asks for a user and password."),
        SmtpProtocolException or MailKit.ServiceNotConnectedException or IOException => new MailOutcome.Later(fault.Message),
        TimeoutException or OperationCanceledException => new MailOutcome.Later("The server did not answer in time."),
        _ => null,
    };

    private static string Text(SmtpCommandException fault) => $"{(int)fault.StatusCode} {fault.Message}";
}

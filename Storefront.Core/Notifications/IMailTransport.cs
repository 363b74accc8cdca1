using Storefront.Core.Shared;

namespace Storefront.Core.Notifications;

/// <summary>Hands one mail to whoever delivers it: an SMTP server, or a folder.</summary>
public interface IMailTransport
{
    /// <summary>Never throws for what a server or an address may do; only when it is cancelled.</summary>
    Task<MailOutcome> SendAsync(Mail mail, CancellationToken ct);
}

/// <param name="Id">Names the mail in its Message-ID, so that a mail that was sent twice is recognised as one.</param>
public sealed record Mail(MessageId Id, string Recipient, MailText Text);

/// <summary>How far a mail came.</summary>
public abstract record MailOutcome
{
    private MailOutcome()
    {
    }

    public sealed record Sent : MailOutcome;

    /// <summary>Not this time: the server answered so, or it is unknown whether it took the mail.</summary>
    public sealed record Later(string Reason) : MailOutcome;

    /// <summary>Never: the address or the mail itself was refused for good.</summary>
    public sealed record Refused(string Reason) : MailOutcome;

    /// <summary>No mail at all can be sent now, so none is to blame.</summary>
    public sealed record Unreachable(string Reason) : MailOutcome;
}

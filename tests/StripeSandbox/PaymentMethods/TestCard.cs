using System.Security.Cryptography;
using System.Text;

namespace Storefront.Tests.StripeSandbox.PaymentMethods;

/// <summary>When the bank asks the cardholder to authenticate.</summary>
internal enum Challenge
{
    Never,
    Always,
    UnlessSetUp,
}

/// <summary>What becomes of a refund to the card.</summary>
internal enum RefundFate
{
    Succeeds,
    PendsThenSucceeds,
    SucceedsThenFails,
}

/// <summary>Why the bank says no.</summary>
/// <param name="Code">Stripe's error code.</param>
/// <param name="DeclineCode">The bank's reason, null where the code says all.</param>
internal sealed record Decline(string Code, string? DeclineCode, string Message)
{
    public static readonly Decline Unknown =
        new("card_declined", "test_mode_live_card", "Your card was declined (test mode).");

    public static Decline Because(string declineCode, string message = "Your card was declined.") =>
        new("card_declined", declineCode, message);
}

/// <summary>A test card, or a bank account, and its behaviour.</summary>
/// <param name="Number">Of the card, or the account's IBAN.</param>
/// <param name="Token">Name of the ready-made payment method, e.g. <c>pm_card_visa</c>.</param>
internal sealed record TestCard(string Number, string Token, string Brand)
{
    public string Funding { get; init; } = "credit";

    public string Country { get; init; } = "US";

    /// <summary>At once; where the payment processes, when it ends.</summary>
    public Decline? Decline { get; init; }

    public Challenge Challenge { get; init; }

    /// <summary>The payment stays in <c>processing</c> for a while: a bank debit until its time is over, a card until it is settled by hand.</summary>
    public bool Processes { get; init; }

    public string? DisputeReason { get; init; }

    public RefundFate RefundFate { get; init; }

    /// <summary>As for a European merchant: the networks of JCB and UnionPay offer it elsewhere only.</summary>
    public bool Multicapture => Brand is not ("jcb" or "unionpay");

    public bool ElevatedRisk { get; init; }

    /// <summary>Same number, same fingerprint: all that is kept, and enough to know the card again.</summary>
    public string Fingerprint => FingerprintOf(Number);

    public static string FingerprintOf(string number) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes("sandbox:" + number)))[..16];
}

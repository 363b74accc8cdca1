using Storefront.Tests.StripeSandbox.PaymentMethods;

namespace Storefront.Tests.StripeSandbox.Charges;

/// <summary>What the bank and the risk check said.</summary>
internal sealed record ChargeOutcome
{
    private static readonly string[] RetryLater = ["insufficient_funds", "processing_error"];

    public string? AdviceCode { get; init; }

    public string? NetworkAdviceCode => null;

    public string? NetworkDeclineCode { get; init; }

    public required string NetworkStatus { get; init; }

    public string? Reason { get; init; }

    public string RiskLevel { get; init; } = "normal";

    public int RiskScore { get; init; } = 20;

    public required string SellerMessage { get; init; }

    public required string Type { get; init; }

    public static ChargeOutcome Approved(TestCard card) => new()
    {
        NetworkStatus = "approved_by_network",
        Type = "authorized",
        SellerMessage = "Payment complete.",
        RiskLevel = card.ElevatedRisk ? "elevated" : "normal",
        RiskScore = card.ElevatedRisk ? 70 : 20,
    };

    public static ChargeOutcome Declined(Decline decline)
    {
        var reason = decline.DeclineCode ?? decline.Code;
        var blocked = reason == "fraudulent";
        return new ChargeOutcome
        {
            NetworkStatus = blocked ? "not_sent_to_network" : "declined_by_network",
            NetworkDeclineCode = blocked ? null : NetworkCode(reason),
            Type = blocked ? "blocked" : "issuer_declined",
            Reason = blocked ? "highest_risk_level" : reason,
            RiskLevel = blocked ? "highest" : "normal",
            RiskScore = blocked ? 90 : 20,
            SellerMessage = blocked
                ? "Stripe blocked this payment as too risky."
                : "The bank returned the decline code " + reason + ".",
            AdviceCode = RetryLater.Contains(reason) ? "try_again_later" : "do_not_try_again",
        };
    }

    /// <summary>The two digits of ISO 8583 that banks answer with.</summary>
    private static string NetworkCode(string reason) => reason switch
    {
        "insufficient_funds" => "51",
        "lost_card" => "41",
        "stolen_card" => "43",
        "expired_card" => "54",
        "incorrect_cvc" => "82",
        "processing_error" => "96",
        "authentication_required" => "65",
        _ => "05",
    };
}

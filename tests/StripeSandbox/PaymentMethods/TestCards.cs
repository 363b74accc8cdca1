namespace Storefront.Tests.StripeSandbox.PaymentMethods;

/// <summary>Stripe's published test cards, as far as the sandbox plays them. Every other number is declined.</summary>
internal static class TestCards
{
    private static readonly TestCard[] All =
    [
        new("4242424242424242", "pm_card_visa", "visa"),
        new("4000056655665556", "pm_card_visa_debit", "visa") { Funding = "debit" },
        new("5555555555554444", "pm_card_mastercard", "mastercard"),
        new("5200828282828210", "pm_card_mastercard_debit", "mastercard") { Funding = "debit" },
        new("378282246310005", "pm_card_amex", "amex"),
        new("6011111111111117", "pm_card_discover", "discover"),
        new("3056930009020004", "pm_card_diners", "diners"),
        new("3566002020360505", "pm_card_jcb", "jcb"),
        new("6200000000000005", "pm_card_unionpay", "unionpay"),
        new("4000002760000016", "pm_card_de", "visa") { Country = "DE" },

        new("4000000000000002", "pm_card_chargeDeclined", "visa") { Decline = Decline.Because("generic_decline") },
        new("4000000000009995", "pm_card_chargeDeclinedInsufficientFunds", "visa")
        {
            Decline = Decline.Because("insufficient_funds", "Your card has insufficient funds."),
        },
        new("4000000000009987", "pm_card_chargeDeclinedLostCard", "visa") { Decline = Decline.Because("lost_card") },
        new("4000000000009979", "pm_card_chargeDeclinedStolenCard", "visa") { Decline = Decline.Because("stolen_card") },
        new("4000000000000069", "pm_card_chargeDeclinedExpiredCard", "visa")
        {
            Decline = new("expired_card", null, "Your card has expired."),
        },
        new("4000000000000127", "pm_card_chargeDeclinedIncorrectCvc", "visa")
        {
            Decline = new("incorrect_cvc", null, "Your card's security code is incorrect."),
        },
        new("4000000000000119", "pm_card_chargeDeclinedProcessingError", "visa")
        {
            Decline = new("processing_error", null, "An error occurred while processing your card. Try again in a little bit."),
        },
        new("4000000000000341", "pm_card_chargeCustomerFail", "visa") { Decline = Decline.Because("generic_decline") },
        new("4100000000000019", "pm_card_radarBlock", "visa") { Decline = Decline.Because("fraudulent") },
        new("4000000000009235", "pm_card_riskLevelElevated", "visa") { ElevatedRisk = true },

        new("4000002760003184", "pm_card_authenticationRequired", "visa") { Challenge = Challenge.Always },
        new("4000000000003220", "pm_card_threeDSecure2Required", "visa") { Challenge = Challenge.Always },
        new("4000000000003063", "pm_card_threeDSecureRequired", "visa") { Challenge = Challenge.Always },
        new("4000002500003155", "pm_card_authenticationRequiredOnSetup", "visa") { Challenge = Challenge.UnlessSetUp },
        new("4000008260003178", "pm_card_authenticationRequiredChargeDeclinedInsufficientFunds", "visa")
        {
            Challenge = Challenge.Always,
            Decline = Decline.Because("insufficient_funds", "Your card has insufficient funds."),
        },
        new("4000008400001629", "pm_card_threeDSecureRequiredChargeDeclined", "visa")
        {
            Challenge = Challenge.Always,
            Decline = Decline.Because("generic_decline"),
        },
        new("4000000000003055", "pm_card_threeDSecureOptional", "visa"),

        new("4000000000000259", "pm_card_createDispute", "visa") { DisputeReason = "fraudulent" },
        new("4000000000002685", "pm_card_createDisputeProductNotReceived", "visa")
        {
            DisputeReason = "product_not_received",
        },
        new("4000000000007726", "pm_card_pendingRefund", "visa") { RefundFate = RefundFate.PendsThenSucceeds },
        new("4000000000005126", "pm_card_refundFail", "visa") { RefundFate = RefundFate.SucceedsThenFails },

        // Stripe has no card that stays in processing (bank debits do); this number is the sandbox's own.
        new("4000000000000093", "pm_card_processing", "visa") { Processes = true },
    ];

    private static readonly Dictionary<string, TestCard> ByNumber = All.ToDictionary(card => card.Number);
    private static readonly Dictionary<string, TestCard> ByToken = All.ToDictionary(card => card.Token);
    private static readonly Dictionary<string, TestCard> ByFingerprint = All.Concat(TestAccounts.All).ToDictionary(card => card.Fingerprint);

    public static TestCard? FromToken(string token) => ByToken.GetValueOrDefault(token);

    public static TestCard FromNumber(string number) =>
        ByNumber.GetValueOrDefault(number) ?? Unknown(number);

    public static TestCard Of(PaymentMethod method) =>
        ByFingerprint.GetValueOrDefault(method.Fingerprint) ?? (method.Card is { } card ? Unknown(card.Last4) : TestAccounts.Unknown(method.SepaDebit!.Last4));

    private static TestCard Unknown(string number) => new(number, "", "visa") { Decline = Decline.Unknown };
}

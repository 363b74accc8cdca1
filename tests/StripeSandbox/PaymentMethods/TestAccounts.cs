namespace Storefront.Tests.StripeSandbox.PaymentMethods;

/// <summary>Stripe's published test accounts of SEPA direct debit. Their money comes, or does not, days after they are used.</summary>
internal static class TestAccounts
{
    public static readonly IReadOnlyList<TestCard> All =
    [
        Account("DE89370400440532013000"),
        Account("DE62370400440532013001") with { Decline = Decline.Because("generic_decline", "The bank did not pay the debit.") },
        Account("DE65370400440002222227") with { Decline = new("insufficient_funds", null, "The account has too little money for the debit.") },
        Account("DE35370400440532013002") with { DisputeReason = "bank_cannot_process" },
        Account("AT611904300234573201"),
        Account("AT861904300235473202") with { Decline = Decline.Because("generic_decline", "The bank did not pay the debit.") },
    ];

    /// <summary>Any other account pays.</summary>
    public static TestCard Unknown(string last4) => Account(last4);

    private static TestCard Account(string iban) => new(iban, "", "sepa_debit") { Processes = true };
}

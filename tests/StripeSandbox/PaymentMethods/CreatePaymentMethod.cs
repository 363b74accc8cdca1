using System.Globalization;
using Storefront.Tests.StripeSandbox.Api;
using Storefront.Tests.StripeSandbox.Books;

namespace Storefront.Tests.StripeSandbox.PaymentMethods;

/// <summary>Makes a payment method of card data, or of a ready-made test token.</summary>
internal static class CreatePaymentMethod
{
    public static Answer Execute(ApiCall call) => Answer.Ok(FromData(call, call.Form));

    /// <summary>The form of <c>POST /v1/payment_methods</c>, which is also that of <c>payment_method_data</c>.</summary>
    public static PaymentMethod FromData(ApiCall call, Form data)
    {
        var type = data.Required("type");
        if (type is not ("card" or "sepa_debit"))
            throw Refusal.Invalid("type", "The sandbox has the payment method types 'card' and 'sepa_debit' only.");

        var billing = BillingDetails.From(data.Child("billing_details"));
        if (type == "sepa_debit") return Debit(call, data, billing);
        var entry = data.Child("card");
        var metadata = data.Merge("metadata", new Dictionary<string, string>());
        return entry.Text("token") is { } token
            ? Keep(call, FromLegacyToken(token), ReadyMadeExpiry(call), billing, metadata)
            : Keep(call, TestCards.FromNumber(Number(entry)), Expiry(call, entry), billing, metadata, Cvc(entry));
    }

    /// <summary>A fresh payment method for <c>pm_card_visa</c> and its like; null when it is no such name.</summary>
    public static PaymentMethod? FromReadyMade(ApiCall call, string token) =>
        TestCards.FromToken(token) is { } card
            ? Keep(call, card, ReadyMadeExpiry(call), new BillingDetails(), new Dictionary<string, string>())
            : null;

    private static PaymentMethod Keep(
        ApiCall call,
        TestCard card,
        (int Month, int Year) expiry,
        BillingDetails billing,
        IReadOnlyDictionary<string, string> metadata,
        bool cvcGiven = true) =>
        call.Books.PaymentMethods.Put(new PaymentMethod
        {
            Id = Ids.New("pm"),
            Created = call.Now,
            BillingDetails = billing,
            Metadata = metadata,
            Card = new Card
            {
                Brand = card.Brand,
                Country = card.Country,
                ExpMonth = expiry.Month,
                ExpYear = expiry.Year,
                Fingerprint = card.Fingerprint,
                Funding = card.Funding,
                Last4 = card.Number[^4..],
                Checks = new CardChecks { CvcCheck = cvcGiven ? CvcCheck(card) : null },
            },
        });

    private static PaymentMethod Debit(ApiCall call, Form data, BillingDetails billing)
    {
        if (billing.Name is null) throw Refusal.Missing("billing_details[name]");
        if (billing.Email is null) throw Refusal.Missing("billing_details[email]");
        return call.Books.PaymentMethods.Put(new PaymentMethod
        {
            Id = Ids.New("pm"),
            Created = call.Now,
            BillingDetails = billing,
            Metadata = data.Merge("metadata", new Dictionary<string, string>()),
            SepaDebit = BankAccount.Of(BankAccount.Read(data.Child("sepa_debit"))),
        });
    }

    private static string CvcCheck(TestCard card) => card.Decline?.Code == "incorrect_cvc" ? "fail" : "pass";

    /// <summary><c>tok_visa</c> is the older name of what <c>pm_card_visa</c> names.</summary>
    private static TestCard FromLegacyToken(string token) =>
        TestCards.FromToken(token.Replace("tok_", "pm_card_", StringComparison.Ordinal))
        ?? throw Refusal.NotFound("token", token, "card[token]");

    private static string Number(Form entry)
    {
        var number = entry.Required("number").Replace(" ", "", StringComparison.Ordinal);
        return CardNumber.IsValid(number)
            ? number
            : throw Refusal.Card("incorrect_number", "Your card number is incorrect.", "number");
    }

    private static (int Month, int Year) Expiry(ApiCall call, Form entry)
    {
        var month = entry.Number("exp_month") ?? throw Refusal.Missing("card[exp_month]");
        var year = entry.Number("exp_year") ?? throw Refusal.Missing("card[exp_year]");
        if (year < 100) year += 2000;
        if (month is < 1 or > 12)
            throw Refusal.Card("invalid_expiry_month", "Your card's expiration month is invalid.", "exp_month");

        var now = Today(call);
        var past = year < now.Year || (year == now.Year && month < now.Month);
        if (past || year > now.Year + 50)
            throw Refusal.Card("invalid_expiry_year", "Your card's expiration year is invalid.", "exp_year");
        return ((int)month, (int)year);
    }

    private static bool Cvc(Form entry)
    {
        if (entry.Text("cvc") is not { } cvc) return false;
        return cvc.Length is 3 or 4 && int.TryParse(cvc, NumberStyles.None, CultureInfo.InvariantCulture, out _)
            ? true
            : throw Refusal.Card("invalid_cvc", "Your card's security code is invalid.", "cvc");
    }

    private static (int Month, int Year) ReadyMadeExpiry(ApiCall call) => (Today(call).Month, Today(call).Year + 1);

    private static DateTimeOffset Today(ApiCall call) => DateTimeOffset.FromUnixTimeSeconds(call.Now);
}

using System.Reflection;
using System.Text.Json;
using Storefront.Tests.StripeSandbox.Host;
using Stripe;

namespace Storefront.Tests.Unit.StripeSandbox.Fields;

/// <summary>The sandbox's objects against Stripe's own, so that it does not only prove itself.</summary>
public sealed class WireFieldTests
{
    private static readonly Dictionary<string, Type> Entities = new()
    {
        ["payment_intent"] = typeof(PaymentIntent),
        ["charge"] = typeof(Charge),
        ["refund"] = typeof(Refund),
        ["event"] = typeof(Event),
        ["balance_transaction"] = typeof(BalanceTransaction),
        ["customer"] = typeof(Customer),
        ["payment_method"] = typeof(PaymentMethod),
        ["setup_intent"] = typeof(SetupIntent),
        ["dispute"] = typeof(Dispute),
    };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_object_has_the_fields_and_types_that_stripe_publishes()
    {
        var objects = await ObjectsAsync();
        var fields = StripeField.Read().ToList();

        var faults = fields.Select(field => field.FaultIn(objects[field.Kind]))
            .OfType<string>();

        Assert.Equal(Entities.Keys.Order(), fields.Select(field => field.Kind).Distinct().Order());
        Assert.Empty(faults);
    }

    [Fact]
    public async Task Objects_of_a_debit_have_the_same_fields_and_those_of_an_account_in_place_of_a_cards()
    {
        var objects = await DebitObjectsAsync();

        var faults = StripeField.Read()
            .Where(field => objects.ContainsKey(field.Kind) && !field.Path.Contains("card"))
            .Select(field => field.FaultIn(objects[field.Kind]))
            .OfType<string>();
        var invented = objects.SelectMany(pair => pair.Value.EnumerateObject().Where(field => !Knows(Entities[pair.Key], field.Name)).Select(field => $"{pair.Key}.{field.Name}"));

        Assert.Equal(["charge", "payment_intent", "payment_method", "refund"], objects.Keys.Order());
        Assert.Empty(faults);
        Assert.Empty(invented);
        Assert.Equal(
            ["bank_code", "branch_code", "country", "expected_debit_date", "fingerprint", "last4", "mandate"],
            objects["charge"].GetProperty("payment_method_details").GetProperty("sepa_debit").EnumerateObject().Select(field => field.Name).Order());
        Assert.Equal(
            ["bank_code", "branch_code", "country", "fingerprint", "generated_from", "last4"],
            objects["payment_method"].GetProperty("sepa_debit").EnumerateObject().Select(field => field.Name).Order());
    }

    [Fact]
    public async Task No_object_has_a_field_that_the_client_does_not_know()
    {
        var objects = await ObjectsAsync();

        var invented = objects.SelectMany(pair => pair.Value.EnumerateObject()
            .Where(field => !Knows(Entities[pair.Key], field.Name))
            .Select(field => $"{pair.Key}.{field.Name}"));

        Assert.Empty(invented);
    }

    [Fact]
    public async Task An_error_has_the_fields_that_a_shop_reads()
    {
        await using var shop = await SandboxShop.OpenAsync();

        var refused = await Assert.ThrowsAsync<StripeException>(() => shop.PayAsync("pm_card_chargeDeclinedInsufficientFunds"));

        var error = JsonDocument.Parse(refused.StripeResponse.Content).RootElement.GetProperty("error");
        Assert.Equal(
            ["advice_code", "charge", "code", "decline_code", "doc_url", "message", "network_decline_code", "payment_intent", "payment_method", "type"],
            error.EnumerateObject().Select(field => field.Name).Order());
        Assert.Equal("51", error.GetProperty("network_decline_code").GetString());
    }

    [Fact]
    public void A_missing_field_and_a_wrong_type_are_found()
    {
        var refund = JsonDocument.Parse("""{"amount":"100","destination_details":{}}""").RootElement;

        Assert.NotNull(new StripeField("refund", ["currency"], "string").FaultIn(refund));
        Assert.NotNull(new StripeField("refund", ["amount"], "number").FaultIn(refund));
        Assert.NotNull(new StripeField("refund", ["destination_details", "type"], "string").FaultIn(refund));
        Assert.Null(new StripeField("refund", ["amount"], "string").FaultIn(refund));
    }

    private static async Task<Dictionary<string, JsonElement>> DebitObjectsAsync()
    {
        await using var shop = await SandboxShop.OpenAsync();
        var waiting = await shop.Intents.CreateAsync(new PaymentIntentCreateOptions { Amount = 1999, Currency = "eur", AllowedPaymentMethodTypes = ["sepa_debit"] }, cancellationToken: Ct);
        var asked = await shop.Intents.ConfirmAsync(waiting.Id, new PaymentIntentConfirmOptions { PaymentMethodData = Debit("DE89370400440532013000") }, cancellationToken: Ct);
        Assert.Equal("processing", asked.Status);
        using var answered = await shop.OrderAsync($"settle?payment_intent={waiting.Id}&outcome=succeeded");
        var paid = await shop.Intents.GetAsync(waiting.Id, cancellationToken: Ct);
        StripeResponse?[] answers =
        [
            paid.StripeResponse,
            (await new ChargeService(shop.Stripe).GetAsync(paid.LatestChargeId, cancellationToken: Ct)).StripeResponse,
            (await new PaymentMethodService(shop.Stripe).GetAsync(paid.PaymentMethodId, cancellationToken: Ct)).StripeResponse,
            (await new RefundService(shop.Stripe).CreateAsync(new RefundCreateOptions { PaymentIntent = paid.Id, Amount = 1 }, cancellationToken: Ct)).StripeResponse,
        ];
        return answers.Select(answer => JsonDocument.Parse(answer!.Content).RootElement).ToDictionary(found => found.GetProperty("object").GetString()!);
    }

    private static PaymentIntentPaymentMethodDataOptions Debit(string iban) =>
        new() { Type = "sepa_debit", SepaDebit = new() { Iban = iban }, BillingDetails = new() { Name = "Ada Byron", Email = "ada@example.org" } };

    private static bool Knows(Type entity, string name) => entity.GetProperties()
        .Concat(entity.GetProperties(BindingFlags.Instance | BindingFlags.NonPublic))
        .SelectMany(property => property.GetCustomAttributesData())
        .Where(attribute => attribute.AttributeType.Name is "JsonPropertyAttribute" or "JsonPropertyNameAttribute")
        .SelectMany(attribute => attribute.ConstructorArguments)
        .Any(argument => argument.Value as string == name);

    /// <summary>One object of every kind, made by an authenticated, refunded and disputed payment of a customer.</summary>
    private static async Task<Dictionary<string, JsonElement>> ObjectsAsync()
    {
        await using var shop = await SandboxShop.OpenAsync(new SandboxOptions());
        var customer = await new CustomerService(shop.Stripe).CreateAsync(new CustomerCreateOptions { Email = "a@b.test" }, cancellationToken: Ct);
        var waiting = await shop.PayAsync("pm_card_threeDSecure2Required", customer: customer.Id);
        using var authenticated = await shop.OrderAsync($"authenticate?payment_intent={waiting.Id}&outcome=complete");
        var paid = await shop.Intents.GetAsync(waiting.Id, cancellationToken: Ct);
        var refund = await new RefundService(shop.Stripe).CreateAsync(
            new RefundCreateOptions { PaymentIntent = paid.Id, Amount = 1 }, cancellationToken: Ct);
        using var disputed = await shop.OrderAsync($"disputes?charge={paid.LatestChargeId}");
        var setup = await new SetupIntentService(shop.Stripe).CreateAsync(new SetupIntentCreateOptions(), cancellationToken: Ct);
        StripeResponse?[] answers =
        [
            paid.StripeResponse,
            (await new ChargeService(shop.Stripe).GetAsync(paid.LatestChargeId, cancellationToken: Ct)).StripeResponse,
            (await new PaymentMethodService(shop.Stripe).GetAsync(paid.PaymentMethodId, cancellationToken: Ct)).StripeResponse,
            customer.StripeResponse,
            refund.StripeResponse,
            setup.StripeResponse,
        ];
        string[] first = ["/v1/events", "/v1/balance_transactions", "/v1/disputes"];
        var objects = answers.Select(answer => JsonDocument.Parse(answer!.Content).RootElement).ToList();
        foreach (var list in first)
        {
            var page = await shop.Stripe.RawRequestAsync(HttpMethod.Get, list, cancellationToken: Ct);
            objects.Add(JsonDocument.Parse(page.Content).RootElement.GetProperty("data")[0]);
        }

        return objects.ToDictionary(found => found.GetProperty("object").GetString()!);
    }
}

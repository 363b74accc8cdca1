using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Storefront.Tests.StripeSandbox.Api;
using Storefront.Tests.StripeSandbox.Books;
using Storefront.Tests.StripeSandbox.PaymentMethods;

namespace Storefront.Tests.StripeSandbox.PaymentIntents;

/// <summary>Amounts in minor units, times in Unix seconds.</summary>
internal sealed record PaymentIntent : IKept
{
    public required string Id { get; init; }

    public string Object => "payment_intent";

    public required long Amount { get; init; }

    public long AmountCapturable { get; init; }

    public JsonObject AmountDetails => new() { ["tip"] = new JsonObject() };

    public long AmountReceived { get; init; }

    public string? Application => null;

    public long? ApplicationFeeAmount => null;

    public AutomaticPaymentMethods? AutomaticPaymentMethods { get; init; }

    public long? CanceledAt { get; init; }

    public string? CancellationReason { get; init; }

    public required CaptureMethod CaptureMethod { get; init; }

    public required string ClientSecret { get; init; }

    public string ConfirmationMethod => "automatic";

    public required long Created { get; init; }

    public required string Currency { get; init; }

    public string? Customer { get; init; }

    public string? CustomerAccount => null;

    public string? Description { get; init; }

    public IReadOnlyList<string>? ExcludedPaymentMethodTypes => null;

    public StripeError? LastPaymentError { get; init; }

    public string? LatestCharge { get; init; }

    public bool Livemode => false;

    public JsonObject ManagedPayments => new() { ["enabled"] = false };

    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();

    public NextAction? NextAction { get; init; }

    public string? OnBehalfOf => null;

    public string? PaymentMethod { get; init; }

    public JsonObject? PaymentMethodConfigurationDetails => null;

    public PaymentMethodOptions PaymentMethodOptions { get; init; } = new();

    public IReadOnlyList<string> PaymentMethodTypes { get; init; } = ["card"];

    public ProcessingDetails? Processing { get; init; }

    public string? ReceiptEmail { get; init; }

    public string? Review => null;

    public string? SetupFutureUsage { get; init; }

    public ShippingDetails? Shipping { get; init; }

    public string? Source => null;

    public string? StatementDescriptor { get; init; }

    public string? StatementDescriptorSuffix { get; init; }

    public required PaymentStatus Status { get; init; }

    public JsonObject? TransferData => null;

    public string? TransferGroup { get; init; }

    /// <summary>All transitions that a caller may ask for, in one place.</summary>
    public bool Allows(PaymentStep step) => Status switch
    {
        PaymentStatus.RequiresPaymentMethod => step is PaymentStep.Reprice or PaymentStep.Confirm or PaymentStep.Cancel,
        PaymentStatus.RequiresConfirmation => step is PaymentStep.Reprice or PaymentStep.Confirm or PaymentStep.Cancel,
        PaymentStatus.RequiresAction =>
            step is PaymentStep.Reprice or PaymentStep.Confirm or PaymentStep.Cancel or PaymentStep.Authenticate,
        PaymentStatus.RequiresCapture => step is PaymentStep.Capture or PaymentStep.Cancel,
        PaymentStatus.Processing => step is PaymentStep.Settle,
        PaymentStatus.Succeeded => false,
        PaymentStatus.Canceled => false,
    };
}

internal enum PaymentStatus
{
    RequiresPaymentMethod,
    RequiresConfirmation,
    RequiresAction,
    RequiresCapture,
    Processing,
    Succeeded,
    Canceled,
}

internal enum PaymentStep
{
    Reprice,
    Confirm,
    Authenticate,
    Capture,
    Settle,
    Cancel,
}

internal enum CaptureMethod
{
    AutomaticAsync,
    Automatic,
    Manual,
}

internal sealed record AutomaticPaymentMethods(bool Enabled)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? AllowRedirects { get; init; }
}

internal sealed record PaymentMethodOptions
{
    public CardOptions Card { get; init; } = new();
}

internal sealed record CardOptions
{
    /// <summary><c>if_available</c> or <c>never</c>; left out where the shop did not say.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? RequestMulticapture { get; init; }

    [JsonPropertyName("request_three_d_secure")]
    public string RequestThreeDSecure { get; init; } = "automatic";

    public static CardOptions From(Form form) => new()
    {
        RequestMulticapture = form.Text("request_multicapture") switch
        {
            null or "if_available" or "never" => form.Text("request_multicapture"),
            var other => throw Refusal.Invalid("payment_method_options[card][request_multicapture]", $"Invalid request_multicapture: {other}"),
        },
    };
}

internal static class AllowedTypes
{
    /// <summary>What the shop allows and the currency can be paid with; null: the request names nothing.</summary>
    public static IReadOnlyList<string>? In(Form form, string currency)
    {
        var named = form.Has("allowed_payment_method_types") ? form.List("allowed_payment_method_types") : form.List("payment_method_types");
        if (named.Count == 0) return null;
        var known = named.Where(type => type == "card" || (type == "sepa_debit" && currency == "eur")).ToList();
        return known.Count > 0 ? known : throw Refusal.Invalid("allowed_payment_method_types", $"No payment method type of {string.Join(", ", named)} can pay in {currency}.");
    }
}

internal sealed record ProcessingDetails(string Type);

using System.Text.Json.Nodes;
using Storefront.Tests.StripeSandbox.Api;
using Storefront.Tests.StripeSandbox.Books;
using Storefront.Tests.StripeSandbox.PaymentIntents;
using Storefront.Tests.StripeSandbox.PaymentMethods;

namespace Storefront.Tests.StripeSandbox.Charges;

/// <summary>One try to take money. Amounts in minor units.</summary>
internal sealed record Charge : IKept
{
    public required string Id { get; init; }

    public string Object => "charge";

    public required long Amount { get; init; }

    public long AmountCaptured { get; init; }

    /// <summary>As at Stripe, it counts money released from a hold as well as money given back.</summary>
    public long AmountRefunded { get; init; }

    public string? Application => null;

    public string? ApplicationFee => null;

    public long? ApplicationFeeAmount => null;

    public string? BalanceTransaction { get; init; }

    public required BillingDetails BillingDetails { get; init; }

    public string? CalculatedStatementDescriptor => "STOREFRONT SANDBOX";

    public bool Captured { get; init; }

    public required long Created { get; init; }

    public required string Currency { get; init; }

    public string? Customer { get; init; }

    public string? Description { get; init; }

    public bool Disputed { get; init; }

    public string? FailureBalanceTransaction => null;

    public string? FailureCode { get; init; }

    public string? FailureMessage { get; init; }

    public JsonObject FraudDetails => [];

    public bool Livemode => false;

    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();

    public string? OnBehalfOf => null;

    public required ChargeOutcome Outcome { get; init; }

    public bool Paid { get; init; }

    public required string PaymentIntent { get; init; }

    public required string PaymentMethod { get; init; }

    public required PaymentMethodDetails PaymentMethodDetails { get; init; }

    public string? ReceiptEmail { get; init; }

    public string? ReceiptNumber => null;

    public string? ReceiptUrl => null;

    public bool Refunded { get; init; }

    public string? Review => null;

    public ShippingDetails? Shipping { get; init; }

    public string? Source => null;

    public string? SourceTransfer => null;

    public string? StatementDescriptor { get; init; }

    public string? StatementDescriptorSuffix { get; init; }

    public required ChargeStatus Status { get; init; }

    public JsonObject? TransferData => null;

    public string? TransferGroup { get; init; }

    public static Charge Authorise(ApiCall call, PaymentIntent intent, PaymentMethod method, bool authenticated) =>
        New(call, intent, method, ChargeOutcome.Approved(TestCards.Of(method)), PaymentMethodDetails.Approved(intent, method, authenticated)) with
        {
            Status = ChargeStatus.Succeeded,
            Paid = true,
        };

    public static Charge Fail(ApiCall call, PaymentIntent intent, PaymentMethod method, Decline decline) =>
        New(call, intent, method, ChargeOutcome.Declined(decline), PaymentMethodDetails.Declined(method)) with
        {
            Status = ChargeStatus.Failed,
            FailureCode = decline.Code,
            FailureMessage = decline.Message,
        };

    private static Charge New(
        ApiCall call, PaymentIntent intent, PaymentMethod method, ChargeOutcome outcome, PaymentMethodDetails details) =>
        new()
        {
            Id = Ids.New("ch"),
            Amount = intent.Amount,
            BillingDetails = method.BillingDetails,
            Created = call.Now,
            Currency = intent.Currency,
            Customer = intent.Customer,
            Description = intent.Description,
            Metadata = intent.Metadata,
            Outcome = outcome,
            PaymentIntent = intent.Id,
            PaymentMethod = method.Id,
            PaymentMethodDetails = details,
            ReceiptEmail = intent.ReceiptEmail,
            Shipping = intent.Shipping,
            StatementDescriptor = intent.StatementDescriptor,
            StatementDescriptorSuffix = intent.StatementDescriptorSuffix,
            Status = ChargeStatus.Pending,
            TransferGroup = intent.TransferGroup,
        };
}

internal enum ChargeStatus
{
    Succeeded,
    Pending,
    Failed,
}

using System.Text.Json.Nodes;
using Storefront.Tests.StripeSandbox.Api;
using Storefront.Tests.StripeSandbox.Books;
using Storefront.Tests.StripeSandbox.PaymentIntents;

namespace Storefront.Tests.StripeSandbox.SetupIntents;

/// <summary>A card being made ready for later payments.</summary>
internal sealed record SetupIntent : IKept
{
    public required string Id { get; init; }

    public string Object => "setup_intent";

    public string? Application => null;

    public AutomaticPaymentMethods AutomaticPaymentMethods => new(true) { AllowRedirects = "always" };

    public string? CancellationReason { get; init; }

    public required string ClientSecret { get; init; }

    public required long Created { get; init; }

    public string? Customer { get; init; }

    public string? CustomerAccount => null;

    public string? Description { get; init; }

    public IReadOnlyList<string>? ExcludedPaymentMethodTypes => null;

    public IReadOnlyList<string>? FlowDirections => null;

    public StripeError? LastSetupError { get; init; }

    public string? LatestAttempt => null;

    public bool Livemode => false;

    public string? Mandate => null;

    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();

    public NextAction? NextAction { get; init; }

    public string? OnBehalfOf => null;

    public string? PaymentMethod { get; init; }

    public JsonObject? PaymentMethodConfigurationDetails => null;

    public JsonObject PaymentMethodOptions => new() { ["card"] = new JsonObject { ["request_three_d_secure"] = "automatic" } };

    public IReadOnlyList<string> PaymentMethodTypes => ["card"];

    public string? SingleUseMandate => null;

    public required SetupStatus Status { get; init; }

    public string Usage { get; init; } = "off_session";

    /// <summary>Whether it is still open to be confirmed or cancelled.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsOpen => Status switch
    {
        SetupStatus.RequiresPaymentMethod or SetupStatus.RequiresConfirmation or SetupStatus.RequiresAction => true,
        SetupStatus.Succeeded or SetupStatus.Canceled => false,
    };
}

internal enum SetupStatus
{
    RequiresPaymentMethod,
    RequiresConfirmation,
    RequiresAction,
    Succeeded,
    Canceled,
}

using System.Text.Json.Nodes;

namespace Storefront.Tests.StripeSandbox.Disputes;

/// <summary>What a merchant can say in answer; the sandbox keeps nothing of it.</summary>
internal sealed record DisputeEvidence
{
    public string? AccessActivityLog => null;

    public string? BillingAddress => null;

    public string? CancellationPolicy => null;

    public string? CancellationPolicyDisclosure => null;

    public string? CancellationRebuttal => null;

    public string? CustomerCommunication => null;

    public string? CustomerEmailAddress => null;

    public string? CustomerName => null;

    public string? CustomerPurchaseIp => null;

    public string? CustomerSignature => null;

    public string? DuplicateChargeDocumentation => null;

    public string? DuplicateChargeExplanation => null;

    public string? DuplicateChargeId => null;

    public JsonObject EnhancedEvidence => [];

    public string? ProductDescription => null;

    public string? Receipt => null;

    public string? RefundPolicy => null;

    public string? RefundPolicyDisclosure => null;

    public string? RefundRefusalExplanation => null;

    public string? ServiceDate => null;

    public string? ServiceDocumentation => null;

    public string? ShippingAddress => null;

    public string? ShippingCarrier => null;

    public string? ShippingDate => null;

    public string? ShippingDocumentation => null;

    public string? ShippingTrackingNumber => null;

    public string? UncategorizedFile => null;

    public string? UncategorizedText => null;
}

using Storefront.Core.Payments;
using Storefront.Core.Payments.Disputes;
using Stripe;
using Dispute = Stripe.Dispute;

namespace Storefront.Infrastructure.Payments;

/// <summary>Translates Stripe's disputes into the shop's words, and the shop's answer into Stripe's.</summary>
internal static class DisputeReader
{
    public static ProviderDispute Read(Dispute dispute) =>
        new(dispute.Id, dispute.Amount, dispute.Reason ?? "", StatusOf(dispute.Status), Utc(dispute.Created), dispute.EvidenceDetails?.DueBy is { } due ? Utc(due) : null);

    public static IEnumerable<PaymentFact> Facts(Dispute dispute)
    {
        yield return Fact(dispute, PaymentFactKind.DisputeOpened);
        if (dispute.Status == "won") yield return Fact(dispute, PaymentFactKind.DisputeWon);
        if (dispute.Status == "lost") yield return Fact(dispute, PaymentFactKind.DisputeLost);
    }

    public static DisputeUpdateOptions Answer(DisputeAnswer answer) => new()
    {
        Submit = true,
        Evidence = new()
        {
            CustomerName = answer.CustomerName,
            CustomerEmailAddress = answer.CustomerEmail,
            CustomerPurchaseIp = answer.CustomerIp,
            ShippingAddress = answer.DeliveryAddress,
            ProductDescription = answer.Products,
            ShippingCarrier = answer.Carrier,
            ShippingTrackingNumber = answer.Tracking,
            ShippingDate = answer.ShippedOn,
            AccessActivityLog = answer.Access,
            RefundPolicyDisclosure = answer.Policies,
            UncategorizedText = answer.Story,
        },
    };

    private static PaymentFact Fact(Dispute dispute, PaymentFactKind kind) => new(dispute.Id, kind, dispute.Id, dispute.Amount, Utc(dispute.Created));

    private static DisputeStatus StatusOf(string status) => status switch
    {
        "under_review" => DisputeStatus.UnderReview,
        "won" => DisputeStatus.Won,
        "lost" => DisputeStatus.Lost,
        "warning_needs_response" => DisputeStatus.WarningNeedsResponse,
        "warning_under_review" => DisputeStatus.WarningUnderReview,
        "warning_closed" => DisputeStatus.WarningClosed,
        "prevented" => DisputeStatus.Prevented,
        _ => DisputeStatus.NeedsResponse,
    };

    private static DateTimeOffset Utc(DateTime moment) => new(DateTime.SpecifyKind(moment, DateTimeKind.Utc));
}

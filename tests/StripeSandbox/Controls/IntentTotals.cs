using Storefront.Tests.StripeSandbox.Books;
using Storefront.Tests.StripeSandbox.PaymentIntents;
using Storefront.Tests.StripeSandbox.Refunds;

namespace Storefront.Tests.StripeSandbox.Controls;

/// <summary>What one intent moved. Minor units; released authorisations are not refunds here.</summary>
internal sealed record IntentTotals(
    string PaymentIntent,
    PaymentStatus Status,
    string Currency,
    long Amount,
    long Captured,
    long Refunded,
    long Disputed,
    int Charges,
    IReadOnlyDictionary<string, string> Metadata)
{
    public static IntentTotals Of(SandboxBooks books, PaymentIntent intent)
    {
        var charges = books.Charges.NewestFirst().Where(charge => charge.PaymentIntent == intent.Id).ToList();
        return new IntentTotals(
            intent.Id,
            intent.Status,
            intent.Currency,
            intent.Amount,
            Captured: charges.Sum(charge => charge.AmountCaptured),
            Refunded: charges.Sum(charge => CreateRefund.MovedBack(books, charge)),
            Disputed: books.Disputes.NewestFirst().Where(dispute => dispute.PaymentIntent == intent.Id).Sum(dispute => dispute.Amount),
            charges.Count,
            intent.Metadata);
    }
}

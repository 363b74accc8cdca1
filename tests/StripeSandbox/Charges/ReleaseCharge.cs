using Storefront.Tests.StripeSandbox.Api;
using Storefront.Tests.StripeSandbox.Refunds;

namespace Storefront.Tests.StripeSandbox.Charges;

/// <summary>Gives a whole authorisation back; as at Stripe it then reads as refunded, though no money moved.</summary>
internal static class ReleaseCharge
{
    public static Charge Execute(ApiCall call, Charge charge)
    {
        Refund.Release(call, charge, charge.Amount);
        return call.Books.Charges.Put(charge with { AmountRefunded = charge.Amount, Refunded = true });
    }
}

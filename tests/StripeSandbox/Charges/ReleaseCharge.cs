using Storefront.Tests.StripeSandbox.Api;
using Storefront.Tests.StripeSandbox.Refunds;

namespace Storefront.Tests.StripeSandbox.Charges;

/// <summary>Gives an authorisation back, or what is left of it; as at Stripe it then reads as refunded, though no money moved.</summary>
internal static class ReleaseCharge
{
    public static Charge Execute(ApiCall call, Charge charge)
    {
        var rest = charge.Amount - charge.AmountCaptured;
        Refund.Release(call, charge, rest);
        return call.Books.Charges.Put(charge with { AmountRefunded = charge.AmountRefunded + rest, Refunded = charge.AmountCaptured == 0 });
    }
}

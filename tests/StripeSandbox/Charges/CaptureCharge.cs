using Storefront.Tests.StripeSandbox.Api;
using Storefront.Tests.StripeSandbox.Balance;
using Storefront.Tests.StripeSandbox.Disputes;
using Storefront.Tests.StripeSandbox.PaymentMethods;
using Storefront.Tests.StripeSandbox.Refunds;

namespace Storefront.Tests.StripeSandbox.Charges;

/// <summary>Turns an authorisation, or a part of it, into money on the balance.</summary>
internal static class CaptureCharge
{
    private const decimal FeeShare = 0.015m;
    private const long FeeFixed = 25;

    public static Charge InFull(ApiCall call, Charge charge) => Execute(call, charge, charge.Amount, final: true);

    /// <param name="amount">At the end of a charge taken in parts it may be 0: then only the rest is let go.</param>
    /// <param name="final">What was not captured is let go.</param>
    public static Charge Execute(ApiCall call, Charge charge, long amount, bool final)
    {
        charge = charge with { AmountCaptured = charge.AmountCaptured + amount };
        if (amount > 0) charge = charge with { BalanceTransaction = BalanceTransaction.Record(call, "charge", charge.Id, amount, Fee(amount), charge.Currency).Id };
        return call.Books.Charges.Put(final ? End(call, charge) : charge);
    }

    private static Charge End(ApiCall call, Charge charge)
    {
        var rest = charge.Amount - charge.AmountCaptured;
        if (rest > 0) Refund.Release(call, charge, rest);

        if (FindPaymentMethod.CardOf(call, charge.PaymentMethod).DisputeReason is { } reason)
            call.Books.DueDisputes.Put(new DueDispute(charge.Id, reason, call.Now + call.Sandbox.Options.DisputeDelaySeconds));

        return charge with { AmountRefunded = charge.AmountRefunded + rest, Captured = true };
    }

    private static long Fee(long amount) =>
        Math.Min(amount, (long)Math.Round(amount * FeeShare, MidpointRounding.AwayFromZero) + FeeFixed);
}

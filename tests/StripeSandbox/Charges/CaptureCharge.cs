using Storefront.Tests.StripeSandbox.Api;
using Storefront.Tests.StripeSandbox.Balance;
using Storefront.Tests.StripeSandbox.Disputes;
using Storefront.Tests.StripeSandbox.PaymentMethods;
using Storefront.Tests.StripeSandbox.Refunds;

namespace Storefront.Tests.StripeSandbox.Charges;

/// <summary>Turns an authorisation into money on the balance.</summary>
internal static class CaptureCharge
{
    private const decimal FeeShare = 0.015m;
    private const long FeeFixed = 25;

    public static Charge InFull(ApiCall call, Charge charge) => Execute(call, charge, charge.Amount);

    public static Charge Execute(ApiCall call, Charge charge, long amount)
    {
        var rest = charge.Amount - amount;
        if (rest > 0) Refund.Release(call, charge, rest);

        if (FindPaymentMethod.CardOf(call, charge.PaymentMethod).DisputeReason is { } reason)
            call.Books.DueDisputes.Put(new DueDispute(charge.Id, reason, call.Now + call.Sandbox.Options.DisputeDelaySeconds));

        var movement = BalanceTransaction.Record(call, "charge", charge.Id, amount, Fee(amount), charge.Currency);
        return call.Books.Charges.Put(charge with
        {
            AmountCaptured = amount,
            AmountRefunded = rest,
            BalanceTransaction = movement.Id,
            Captured = true,
        });
    }

    private static long Fee(long amount) =>
        Math.Min(amount, (long)Math.Round(amount * FeeShare, MidpointRounding.AwayFromZero) + FeeFixed);
}

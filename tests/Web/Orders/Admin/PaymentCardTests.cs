using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Storefront.Core.Payments;
using Storefront.Core.Payments.Office;
using Storefront.Core.Shared;
using Storefront.Web.Orders.Admin;

namespace Storefront.Tests.Web.Orders.Admin;

public sealed class PaymentCardTests : BunitContext
{
    private static readonly DateTimeOffset s_now = new(2026, 6, 1, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Every_attempt_shows_its_response_code_message_and_authorisation_code()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddLocalization().AddSingleton(new ShopOptions()).AddSingleton(TimeProvider.System);
        var payment = new Payment(CustomerId.New(), PaymentId.New(), OrderId.New(), new(2890, Currency.Eur), CaptureMethod.Manual, s_now);
        LedgerEntry[] ledger =
        [
            Entry(payment, PaymentFactKind.Declined, new("insufficient_funds", "Your card has insufficient funds.")),
            Entry(payment, PaymentFactKind.Authorized, new("approved_by_network", "Payment complete.", "123456")),
        ];
        PaymentLog call = new()
        {
            Id = Guid.CreateVersion7(),
            At = s_now,
            CustomerId = payment.CustomerId,
            PaymentId = payment.Id,
            Operation = "capture",
            Outcome = "declined",
            Tries = 3,
            ResponseCode = "expired",
            ResponseMessage = "The authorisation expired.",
        };

        var card = Render<PaymentCard>(with => with.Add(one => one.File, new ShowPaymentFile.View(payment, ledger, [call], []))).Markup;

        Assert.All(
            ["insufficient_funds", "Your card has insufficient funds.", "approved_by_network", "Payment complete.", "123456", "declined (asked 3 times)", "expired", "The authorisation expired."],
            text => Assert.Contains(text, card, StringComparison.Ordinal));
    }

    private static LedgerEntry Entry(Payment payment, PaymentFactKind kind, PaymentAnswer answer) =>
        new(payment.CustomerId, payment.Id, new("ch_1", kind, "ch_1", 2890, s_now, answer), "webhook", s_now);
}

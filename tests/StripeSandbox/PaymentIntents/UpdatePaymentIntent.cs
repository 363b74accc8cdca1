using Storefront.Tests.StripeSandbox.Api;
using Storefront.Tests.StripeSandbox.PaymentMethods;

namespace Storefront.Tests.StripeSandbox.PaymentIntents;

/// <summary><c>POST /v1/payment_intents/:id</c>: words at any time, money and means only while unpaid.</summary>
internal static class UpdatePaymentIntent
{
    private static readonly string[] WhileUnpaid =
        ["amount", "currency", "customer", "payment_method", "payment_method_data", "setup_future_usage", "capture_method", "allowed_payment_method_types"];

    public static Answer Execute(ApiCall call)
    {
        var intent = FindPaymentIntent.InPath(call);
        if (WhileUnpaid.Any(call.Form.Has) && !intent.Allows(PaymentStep.Reprice))
            throw FindPaymentIntent.Unexpected(intent, "updated");

        var amount = call.Form.Number("amount") ?? intent.Amount;
        var currency = CurrencyRules.Check(amount, call.Form.Text("currency") ?? intent.Currency);
        var method = FindPaymentMethod.InRequest(call);
        return Answer.Ok(call.Books.PaymentIntents.Put(intent with
        {
            Amount = amount,
            CaptureMethod = call.Form.Choice<CaptureMethod>("capture_method") ?? intent.CaptureMethod,
            PaymentMethodTypes = AllowedTypes.In(call.Form, currency) ?? intent.PaymentMethodTypes,
            Currency = currency,
            Customer = Customer(call) ?? intent.Customer,
            Description = call.Form.Text("description") ?? intent.Description,
            Metadata = call.Form.Merge("metadata", intent.Metadata),
            PaymentMethod = method?.Id ?? intent.PaymentMethod,
            ReceiptEmail = call.Form.Text("receipt_email") ?? intent.ReceiptEmail,
            // An empty value takes the wish back.
            SetupFutureUsage = call.Form.Has("setup_future_usage") ? call.Form.Text("setup_future_usage") : intent.SetupFutureUsage,
            Shipping = ShippingDetails.From(call.Form.Child("shipping")) ?? intent.Shipping,
            Status = method is null ? intent.Status : PaymentStatus.RequiresConfirmation,
        }));
    }

    private static string? Customer(ApiCall call)
    {
        if (call.Form.Text("customer") is not { } customer) return null;
        return call.Books.Customers.Find(customer)?.Id ?? throw Refusal.NotFound("customer", customer, "customer");
    }
}

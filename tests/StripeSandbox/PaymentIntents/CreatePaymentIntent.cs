using Storefront.Tests.StripeSandbox.Api;
using Storefront.Tests.StripeSandbox.Books;
using Storefront.Tests.StripeSandbox.PaymentMethods;

namespace Storefront.Tests.StripeSandbox.PaymentIntents;

/// <summary><c>POST /v1/payment_intents</c>, with <c>confirm=true</c> also its confirmation.</summary>
internal static class CreatePaymentIntent
{
    public static Answer Execute(ApiCall call)
    {
        var amount = call.Form.Number("amount") ?? throw Refusal.Missing("amount");
        var currency = CurrencyRules.Check(amount, call.Form.Required("currency"));
        var customer = call.Form.Text("customer");
        if (customer is not null && call.Books.Customers.Find(customer) is null)
            throw Refusal.NotFound("customer", customer, "customer");

        var method = FindPaymentMethod.InRequest(call);
        var id = Ids.New("pi");
        var intent = call.Books.PaymentIntents.Put(new PaymentIntent
        {
            Id = id,
            Amount = amount,
            AutomaticPaymentMethods = Automatic(call.Form),
            CaptureMethod = call.Form.Choice<CaptureMethod>("capture_method") ?? CaptureMethod.AutomaticAsync,
            ClientSecret = Ids.ClientSecret(id),
            Created = call.Now,
            Currency = currency,
            Customer = customer,
            Description = call.Form.Text("description"),
            Metadata = call.Form.Merge("metadata", new Dictionary<string, string>()),
            PaymentMethod = method?.Id,
            PaymentMethodTypes = AllowedTypes.In(call.Form, currency) ?? ["card"],
            PaymentMethodOptions = new() { Card = CardOptions.From(call.Form.Child("payment_method_options").Child("card")) },
            ReceiptEmail = call.Form.Text("receipt_email"),
            SetupFutureUsage = call.Form.Text("setup_future_usage"),
            Shipping = ShippingDetails.From(call.Form.Child("shipping")),
            StatementDescriptor = call.Form.Text("statement_descriptor"),
            StatementDescriptorSuffix = call.Form.Text("statement_descriptor_suffix"),
            Status = method is null ? PaymentStatus.RequiresPaymentMethod : PaymentStatus.RequiresConfirmation,
            TransferGroup = call.Form.Text("transfer_group"),
        });
        call.Emit("payment_intent.created", intent);
        return call.Form.Flag("confirm") == true ? ConfirmPaymentIntent.Confirm(call, intent, method) : Answer.Ok(intent);
    }

    private static AutomaticPaymentMethods? Automatic(Form form)
    {
        // Naming the types switches the automatic choice off; naming nothing leaves it on.
        var options = form.Child("automatic_payment_methods");
        if (form.Has("payment_method_types")) return null;
        return new AutomaticPaymentMethods(options.Flag("enabled") ?? true)
        {
            AllowRedirects = options.Text("allow_redirects") ?? "always",
        };
    }
}

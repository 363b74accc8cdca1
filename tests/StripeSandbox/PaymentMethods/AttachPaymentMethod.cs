using Storefront.Tests.StripeSandbox.Api;

namespace Storefront.Tests.StripeSandbox.PaymentMethods;

/// <summary>Gives a payment method to a customer.</summary>
internal static class AttachPaymentMethod
{
    public static Answer Execute(ApiCall call)
    {
        var method = FindPaymentMethod.ById(call, call.Id, "id");
        return Answer.Ok(To(call, method, call.Form.Required("customer")));
    }

    public static PaymentMethod To(ApiCall call, PaymentMethod method, string customer)
    {
        if (method.Customer == customer) return method;
        if (method.Customer is not null)
            throw Refusal.Invalid("payment_method", "The payment method you provided has already been attached to a customer.");
        if (call.Books.Customers.Find(customer) is null)
            throw Refusal.NotFound("customer", customer, "customer");

        var attached = call.Books.PaymentMethods.Put(method with { Customer = customer });
        call.Emit("payment_method.attached", attached);
        return attached;
    }
}

using Storefront.Tests.StripeSandbox.Api;

namespace Storefront.Tests.StripeSandbox.PaymentMethods;

/// <summary>Looks a payment method up, or makes the one that the request describes.</summary>
internal static class FindPaymentMethod
{
    public static PaymentMethod ById(ApiCall call, string id, string param = "payment_method") =>
        call.Books.PaymentMethods.Find(id)
        ?? CreatePaymentMethod.FromReadyMade(call, id)
        ?? throw Refusal.NotFound("PaymentMethod", id, param);

    /// <summary>The test card behind a payment method that was used before.</summary>
    public static TestCard CardOf(ApiCall call, string id) => TestCards.Of(ById(call, id));

    /// <summary><c>payment_method</c>, <c>payment_method_data</c>, or null when the request has neither.</summary>
    public static PaymentMethod? InRequest(ApiCall call)
    {
        if (call.Form.Text("payment_method") is { } id) return ById(call, id);
        return call.Form.Has("payment_method_data")
            ? CreatePaymentMethod.FromData(call, call.Form.Child("payment_method_data"))
            : null;
    }

    /// <summary>Whether the cardholder has already agreed to later payments with it.</summary>
    public static bool IsSetUp(ApiCall call, PaymentMethod method) =>
        call.Books.SetupIntents.NewestFirst()
            .Any(intent => intent.PaymentMethod == method.Id && intent.Status == SetupIntents.SetupStatus.Succeeded)
        || call.Books.PaymentIntents.NewestFirst().Any(intent =>
            intent.PaymentMethod == method.Id
            && intent.SetupFutureUsage is not null
            && intent.Status is PaymentIntents.PaymentStatus.Succeeded or PaymentIntents.PaymentStatus.RequiresCapture);
}

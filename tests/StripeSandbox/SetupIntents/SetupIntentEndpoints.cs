using System.Text.Json;
using Storefront.Tests.StripeSandbox.Api;
using Storefront.Tests.StripeSandbox.Books;
using Storefront.Tests.StripeSandbox.PaymentMethods;

namespace Storefront.Tests.StripeSandbox.SetupIntents;

internal static class SetupIntentEndpoints
{
    public static void Map(ApiRoutes api)
    {
        api.Post("/v1/setup_intents", Create);
        api.Get("/v1/setup_intents", List);
        api.Get("/v1/setup_intents/{id}", call => Answer.Ok(Find(call)), forBrowsers: true);
        api.Post("/v1/setup_intents/{id}/confirm", ConfirmSetupIntent.Execute, forBrowsers: true);
        api.Post("/v1/setup_intents/{id}/authenticate", ConfirmSetupIntent.Authenticate, forBrowsers: true);
        api.Post("/v1/setup_intents/{id}/cancel", Cancel);
    }

    public static SetupIntent Find(ApiCall call)
    {
        var intent = call.Books.SetupIntents.Find(call.Id) ?? throw Refusal.NotFound("setupintent", call.Id);
        if (call.Caller == Caller.Browser && call.Form.Required("client_secret") != intent.ClientSecret)
            throw Refusal.Invalid("client_secret", "The client_secret provided does not match the SetupIntent.");
        return intent;
    }

    public static Refusal Unexpected(SetupIntent intent, string step) => Refusal.Unexpected(new StripeError
    {
        Type = StripeError.InvalidRequest,
        Code = "setup_intent_unexpected_state",
        Message = $"This SetupIntent cannot be {step} because it has a status of "
            + $"{JsonNamingPolicy.SnakeCaseLower.ConvertName(intent.Status.ToString())}.",
        SetupIntent = Wire.Element(intent),
    });

    private static Answer Create(ApiCall call)
    {
        var method = FindPaymentMethod.InRequest(call);
        var id = Ids.New("seti");
        var intent = call.Books.SetupIntents.Put(new SetupIntent
        {
            Id = id,
            ClientSecret = Ids.ClientSecret(id),
            Created = call.Now,
            Customer = call.Form.Text("customer"),
            Description = call.Form.Text("description"),
            Metadata = call.Form.Merge("metadata", new Dictionary<string, string>()),
            PaymentMethod = method?.Id,
            Status = method is null ? SetupStatus.RequiresPaymentMethod : SetupStatus.RequiresConfirmation,
            Usage = call.Form.Text("usage") ?? "off_session",
        });
        call.Emit("setup_intent.created", intent);
        return call.Form.Flag("confirm") == true ? ConfirmSetupIntent.Confirm(call, intent, method) : Answer.Ok(intent);
    }

    private static Answer List(ApiCall call) =>
        Paging.List(call, "/v1/setup_intents", call.Books.SetupIntents.NewestFirst()
            .Where(intent => Paging.Matches(call, "customer", intent.Customer))
            .Where(intent => Paging.Matches(call, "payment_method", intent.PaymentMethod)));

    private static Answer Cancel(ApiCall call)
    {
        var intent = Find(call);
        if (!intent.IsOpen) throw Unexpected(intent, "canceled");
        var canceled = call.Books.SetupIntents.Put(intent with
        {
            Status = SetupStatus.Canceled,
            CancellationReason = call.Form.Text("cancellation_reason"),
            NextAction = null,
        });
        call.Emit("setup_intent.canceled", canceled);
        return Answer.Ok(canceled);
    }
}

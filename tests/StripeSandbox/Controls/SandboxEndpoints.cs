using System.Text.Json.Nodes;
using Storefront.Tests.StripeSandbox.Api;
using Storefront.Tests.StripeSandbox.Books;
using Storefront.Tests.StripeSandbox.Disputes;
using Storefront.Tests.StripeSandbox.Faults;
using Storefront.Tests.StripeSandbox.Host;
using Storefront.Tests.StripeSandbox.PaymentIntents;
using Storefront.Tests.StripeSandbox.Webhooks;

namespace Storefront.Tests.StripeSandbox.Controls;

/// <summary>
/// <c>/_sandbox/…</c>: what a test may order or look at. Parameters come in the query; no key is asked for, but
/// a web page of another origin is refused.
/// </summary>
internal sealed class SandboxEndpoints(
    SandboxBooks books, SandboxAddresses addresses, FaultPlan faults, WebhookSender sender, TimeProvider clock)
{
    public void Map(IEndpointRouteBuilder endpoints)
    {
        var controls = endpoints.MapGroup("/_sandbox").AddEndpointFilter(RefuseForeignPages);
        controls.MapGet("/totals", () => Answered(_ => Totals()));
        controls.MapGet("/faults", () => Answered(_ => Remaining()));
        controls.MapPost("/faults", (HttpRequest request) => Answered(call => OrderFault(call.Form), request));
        controls.MapDelete("/faults", () => Answered(_ => Done(faults.Clear)));
        controls.MapPost("/chaos", (HttpRequest request) => Answered(call => Done(() => sender.Chaos = WebhookChaos.From(call.Form)), request));
        controls.MapPost("/webhooks", (HttpRequest request) => Answered(call => Done(() => addresses.WebhookUrl = call.Form.Text("url")), request));
        controls.MapPost("/webhooks/resend", ResendAsync);
        controls.MapPost("/authenticate", (HttpRequest request) => Answered(Authenticate, request));
        controls.MapPost("/settle", (HttpRequest request) => Answered(SettlePaymentIntent.Execute, request));
        controls.MapPost("/disputes", (HttpRequest request) => Answered(OpenDispute.Execute, request));
        controls.MapPost("/disputes/close", (HttpRequest request) => Answered(CloseDispute.Execute, request));
        controls.MapPost("/reset", () => Answered(_ => Done(Reset)));
    }

    private static ValueTask<object?> RefuseForeignPages(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var request = context.HttpContext.Request;
        var origin = request.Headers.Origin.ToString();
        return origin.Length > 0 && origin != $"{request.Scheme}://{request.Host}"
            ? ValueTask.FromResult<object?>(Results.StatusCode(StatusCodes.Status403Forbidden))
            : next(context);
    }

    private IResult Answered(Func<ApiCall, Answer> work, HttpRequest? request = null)
    {
        try
        {
            var call = addresses.Call(books, Form.Parse(request?.QueryString.Value ?? "", ""), clock);
            return Json(books.Run(() => work(call)));
        }
        catch (Refusal refusal)
        {
            return Json(Answer.Failed(refusal.Status, refusal.Error));
        }
    }

    private static IResult Json(Answer answer) =>
        Results.Text(answer.Body.ToJsonString(Wire.Options), "application/json", statusCode: answer.Status);

    private static Answer Done(Action work)
    {
        work();
        return new Answer(200, new JsonObject { ["done"] = true });
    }

    /// <summary>The provider's side of the books, per intent: what the shop's ledger must equal.</summary>
    private Answer Totals() => new(200, new JsonObject
    {
        ["data"] = new JsonArray([.. books.PaymentIntents.NewestFirst().Select(intent => Wire.Object(IntentTotals.Of(books, intent)))]),
    });

    private Answer Remaining() => new(200, new JsonObject
    {
        ["data"] = new JsonArray([.. faults.Remaining().Select(order => Wire.Object(order))]),
    });

    private Answer OrderFault(Form form) => Done(() => faults.Add(new FaultOrder(
        form.Text("method"),
        form.Text("path"),
        form.Choice<FaultMode>("mode") ?? throw Refusal.Missing("mode"),
        (int)(form.Number("count") ?? 1),
        (int)(form.Number("delayMs") ?? 60_000))));

    /// <summary>Presses the button on the bank's page: <c>payment_intent</c>, <c>outcome=complete|fail</c>.</summary>
    private Answer Authenticate(ApiCall call) => AuthenticatePaymentIntent.Authenticate(
        call, FindPaymentIntent.ById(call, call.Form.Required("payment_intent"), "payment_intent"));

    private async Task<IResult> ResendAsync(string @event, CancellationToken ct)
    {
        if (books.Run(() => books.Events.Find(@event)) is not { } happened) return Results.NotFound();
        await sender.ResendAsync(happened, ct);
        return Json(Done(() => { }));
    }

    private void Reset()
    {
        books.Reset();
        faults.Clear();
        sender.Chaos = WebhookChaos.None;
    }
}

using System.Collections.Concurrent;
using Storefront.Tests.StripeSandbox.Books;
using Storefront.Tests.StripeSandbox.Faults;
using Storefront.Tests.StripeSandbox.Host;

namespace Storefront.Tests.StripeSandbox.Api;

/// <summary>
/// The way of every API request: key, ordered fault, idempotency, the work under the lock of the books, answer.
/// </summary>
internal sealed class ApiPipeline(SandboxBooks books, SandboxAddresses addresses, FaultPlan faults, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, bool> inFlight = new();

    public async Task RunAsync(HttpContext http, ApiWork work, bool forBrowsers)
    {
        var request = await ApiRequest.ReadAsync(http);
        var reply = new ApiReply(http, Ids.New("req"), request.IdempotencyKey);
        try
        {
            var caller = request.Authenticate(addresses.Options, forBrowsers, http.Request.Headers["Stripe-Version"].ToString());
            var fault = faults.Take(request.Method, request.Path);
            if (await fault.StrikeBeforeAsync(reply)) return;

            var call = Call(http, request, caller, reply.RequestId);
            var answer = await AnswerAsync(request, call, work, fault, reply);
            if (await fault.StrikeAfterAsync(reply)) return;
            await reply.SendAsync(answer);
        }
        catch (Refusal refusal)
        {
            await reply.SendAsync(Answer.Failed(refusal.Status, refusal.Error));
        }
    }

    private async Task<Answer> AnswerAsync(ApiRequest request, ApiCall call, ApiWork work, Fault fault, ApiReply reply)
    {
        if (request.IdempotencyKey is not { } key)
        {
            await fault.StallAsync(reply);
            return books.Run(() => Carry(call, work, fault, save: null));
        }

        if (!inFlight.TryAdd(key, true)) throw StillRunning(key);
        try
        {
            await fault.StallAsync(reply);
            return books.Run(() => Repeat(request, key, reply) ?? Carry(call, work, fault, Saver(request, key, reply)));
        }
        finally
        {
            inFlight.TryRemove(key, out _);
        }
    }

    private Answer? Repeat(ApiRequest request, string key, ApiReply reply)
    {
        if (books.SavedAnswers.Find(key) is not { } saved) return null;
        if (saved.Fingerprint != request.Fingerprint)
            throw new Refusal(400, new StripeError
            {
                Type = StripeError.Idempotency,
                Message = "Keys for idempotent requests can only be used with the same parameters they were first used with. "
                    + $"Try using a key other than '{key}' if you meant to execute a different request.",
            });

        reply.Repeats(saved.RequestId);
        return new Answer(saved.Status, saved.Body.DeepClone().AsObject());
    }

    private Action<Answer> Saver(ApiRequest request, string key, ApiReply reply) => answer => books.SavedAnswers.Put(
        new SavedAnswer(key, request.Fingerprint, answer.Status, answer.Body, reply.RequestId));

    private static Answer Carry(ApiCall call, ApiWork work, Fault fault, Action<Answer>? save)
    {
        var answer = Work(call, work);
        if (fault.SpoilsAnswer) answer = Fault.ServerError;
        save?.Invoke(answer);
        return answer;
    }

    private static Answer Work(ApiCall call, ApiWork work)
    {
        try
        {
            var answer = work(call);
            var body = answer.Status == 200 && call.Caller == Caller.Browser ? BrowserView.Of(answer.Body) : answer.Body;
            Expansion.Apply(call.Books, body, answer.Status == 200 ? call.Form.List("expand") : []);
            return answer with { Body = body };
        }
        catch (Refusal refusal) when (refusal.Saved)
        {
            // Thrown before anything was changed, so there is nothing to undo.
            return Answer.Failed(refusal.Status, refusal.Error);
        }
    }

    private ApiCall Call(HttpContext http, ApiRequest request, Caller caller, string requestId) =>
        addresses.Call(books, request.Form, clock) with
        {
            Caller = caller,
            Id = http.GetRouteValue("id") as string ?? "",
            RequestId = requestId,
            IdempotencyKey = request.IdempotencyKey,
        };

    private static Refusal StillRunning(string key) => new(409, new StripeError
    {
        Type = StripeError.Idempotency,
        Code = "idempotency_key_in_use",
        Message = $"There is currently another in-progress request using this idempotency key ('{key}').",
    });
}

using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Storefront.Core.Payments;
using Storefront.Core.Payments.Disputes;
using Storefront.Core.Shared;

namespace Storefront.Tests.Database.Payments;

/// <summary>
/// The real gateway, with competitors that come at the chosen call: what a race does by chance happens here every time.
/// Calls are named create, fetch, capture, release, cancel and refund.
/// </summary>
public sealed class InterruptedGateway(IPaymentGateway real) : IPaymentGateway
{
    private readonly ConcurrentDictionary<string, Func<Task>> _competitors = new();
    private readonly ConcurrentQueue<string> _calls = new();

    /// <summary>Every call so far, in order.</summary>
    public IReadOnlyCollection<string> Calls => _calls;

    public static void Wrap(IServiceCollection services)
    {
        var real = services.Last(service => service.ServiceType == typeof(IPaymentGateway)).ImplementationType!;
        services.AddSingleton<IPaymentGateway>(sp => new InterruptedGateway((IPaymentGateway)ActivatorUtilities.CreateInstance(sp, real)));
    }

    /// <summary>Runs once, before Stripe hears of the call.</summary>
    public void Before(string call, Func<Task> competitor) => _competitors[$"before {call}"] = competitor;

    /// <summary>Runs once, after Stripe has answered and before the shop hears of it.</summary>
    public void After(string call, Func<Task> competitor) => _competitors[$"after {call}"] = competitor;

    public Task<GatewayAnswer<Intent>> CreateAsync(IntentRequest request, CancellationToken ct) => CallAsync("create", () => real.CreateAsync(request, ct));

    public Task<GatewayAnswer<Intent>> ChooseAsync(IntentRef intent, IntentChoice choice, CancellationToken ct) => CallAsync("choose", () => real.ChooseAsync(intent, choice, ct));

    public Task<GatewayAnswer<Intent>> FetchAsync(string intentId, CancellationToken ct) => CallAsync("fetch", () => real.FetchAsync(intentId, ct));

    public Task<GatewayAnswer<Intent>> CaptureAsync(IntentRef intent, Money amount, bool more, CancellationToken ct) => CallAsync("capture", () => real.CaptureAsync(intent, amount, more, ct));

    public Task<GatewayAnswer<Intent>> ReleaseAsync(IntentRef intent, CancellationToken ct) => CallAsync("release", () => real.ReleaseAsync(intent, ct));

    public Task<GatewayAnswer<Intent>> CancelAsync(IntentRef intent, CancellationToken ct) => CallAsync("cancel", () => real.CancelAsync(intent, ct));

    public Task<GatewayAnswer<Intent>> RefundAsync(IntentRef intent, Money amount, CancellationToken ct) => CallAsync("refund", () => real.RefundAsync(intent, amount, ct));

    public Task<GatewayAnswer<Intent>> AnswerDisputeAsync(IntentRef intent, string disputeId, DisputeAnswer answer, CancellationToken ct) =>
        CallAsync("dispute", () => real.AnswerDisputeAsync(intent, disputeId, answer, ct));

    private async Task<GatewayAnswer<Intent>> CallAsync(string call, Func<Task<GatewayAnswer<Intent>>> stripe)
    {
        _calls.Enqueue(call);
        if (_competitors.TryRemove($"before {call}", out var earlier)) await earlier();
        var answer = await stripe();
        if (_competitors.TryRemove($"after {call}", out var later)) await later();
        return answer;
    }
}

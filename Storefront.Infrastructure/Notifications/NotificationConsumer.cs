using Storefront.Core.Notifications;
using Storefront.Core.Orders;
using Storefront.Core.Shared;
using Storefront.Infrastructure.Events;

namespace Storefront.Infrastructure.Notifications;

/// <summary>Gives each fact that people should hear of to its listener.</summary>
internal sealed class NotificationConsumer(
    OnOrderPlaced placed,
    HandoverListeners handover,
    OnOrderRefunded refunded,
    OnOrderCancelled cancelled,
    OnOrderExpired expired,
    OnPaymentAsked payment) : IEventConsumer
{
    public string Name => "notifications";

    public async Task ConsumeAsync(IReadOnlyList<LoggedEvent> events, IWork work, CancellationToken ct)
    {
        foreach (var happened in events) await HearAsync(happened.Fact, work, ct);
    }

    private Task HearAsync(IDomainEvent? fact, IWork work, CancellationToken ct) => fact switch
    {
        OrderPlaced it => placed.ExecuteAsync(it, work, ct),
        OrderShipped it => handover.Shipped.ExecuteAsync(it, work, ct),
        OrderReadyToCollect it => handover.Ready.ExecuteAsync(it, work, ct),
        OrderRefunded it => refunded.ExecuteAsync(it, work, ct),
        OrderCancelled it => cancelled.ExecuteAsync(it, work, ct),
        OrderExpired it => expired.ExecuteAsync(it, work, ct),
        PaymentLinkAsked it => payment.ExecuteAsync(it, work, ct),
        PaymentAwaited it => payment.ExecuteAsync(it, work, ct),
        PaymentStayedAway it => payment.ExecuteAsync(it, work, ct),
        _ => Task.CompletedTask,
    };
}

/// <summary>Those who tell the buyer how his goods come into his hands.</summary>
internal sealed record HandoverListeners(OnOrderShipped Shipped, OnOrderReadyToCollect Ready);

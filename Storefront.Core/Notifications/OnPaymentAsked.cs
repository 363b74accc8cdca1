using Storefront.Core.Orders;
using Storefront.Core.Shared;

namespace Storefront.Core.Notifications;

/// <summary>Tells who placed an order what its payment waits for: him, or his bank.</summary>
public sealed class OnPaymentAsked(OrderMails mails)
{
    public Task ExecuteAsync(PaymentLinkAsked fact, IWork work, CancellationToken ct) =>
        WriteAsync(fact.Customer, fact.Order, MailTemplate.PaymentLink, $"PaymentLinkAsked:{fact.Order}:{fact.Asking}", work, ct);

    public Task ExecuteAsync(PaymentAwaited fact, IWork work, CancellationToken ct) =>
        WriteAsync(fact.Customer, fact.Order, MailTemplate.PaymentAwaited, $"PaymentAwaited:{fact.Order}:{fact.Occurrence}", work, ct);

    public Task ExecuteAsync(PaymentStayedAway fact, IWork work, CancellationToken ct) =>
        WriteAsync(fact.Customer, fact.Order, MailTemplate.PaymentStayedAway, $"PaymentStayedAway:{fact.Order}:{fact.Asking}", work, ct);

    /// <summary>Not when the order was paid or ended meanwhile.</summary>
    private async Task WriteAsync(CustomerId customer, OrderId order, string template, string key, IWork work, CancellationToken ct)
    {
        if (await mails.StartAsync(work, customer, order, ct) is { Order.Status: OrderStatus.PendingPayment } mail) work.Messages.Add(mail.Finish(template, key));
    }
}

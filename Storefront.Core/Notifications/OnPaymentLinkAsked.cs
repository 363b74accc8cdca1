using Storefront.Core.Orders;
using Storefront.Core.Shared;

namespace Storefront.Core.Notifications;

/// <summary>Sends the link under which an order can be paid.</summary>
public sealed class OnPaymentLinkAsked(OrderMails mails)
{
    public async Task ExecuteAsync(PaymentLinkAsked fact, IWork work, CancellationToken ct)
    {
        if (await mails.StartAsync(work, fact.Customer, fact.Order, ct) is not { Order.Status: OrderStatus.PendingPayment } mail) return;
        work.Messages.Add(mail.Finish(MailTemplate.PaymentLink, $"PaymentLinkAsked:{fact.Order}:{fact.Asking}"));
    }
}

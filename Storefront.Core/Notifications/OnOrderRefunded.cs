using Storefront.Core.Orders;
using Storefront.Core.Shared;

namespace Storefront.Core.Notifications;

/// <summary>Says that money is on its way back, and why when the shopper could not know.</summary>
public sealed class OnOrderRefunded(OrderMails mails)
{
    public async Task ExecuteAsync(OrderRefunded fact, IWork work, CancellationToken ct)
    {
        if (await mails.StartAsync(work, fact.Customer, fact.Order, ct) is not { } mail) return;
        var cameTooLate = mail.Order.Status == OrderStatus.Expired;
        var refunded = mail with { Document = mail.Document with { Refunded = fact.Amount } };
        work.Messages.Add(refunded.Finish(cameTooLate ? MailTemplate.LateRefund : MailTemplate.Refund, $"OrderRefunded:{fact.Order}:{fact.Occurrence}"));
    }
}

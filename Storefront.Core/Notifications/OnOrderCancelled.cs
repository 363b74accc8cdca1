using Storefront.Core.Orders;
using Storefront.Core.Shared;

namespace Storefront.Core.Notifications;

/// <summary>Says that a confirmed order will not come. Who gave up before paying knows it already.</summary>
public sealed class OnOrderCancelled(OrderMails mails)
{
    public async Task ExecuteAsync(OrderCancelled fact, IWork work, CancellationToken ct)
    {
        if (await mails.StartAsync(work, fact.Customer, fact.Order, ct) is not { Order.PlacedAt: not null } mail) return;
        work.Messages.Add(mail.Finish(MailTemplate.OrderCancelled, $"OrderCancelled:{fact.Order}"));
    }
}

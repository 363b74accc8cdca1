using Storefront.Core.Orders;
using Storefront.Core.Shared;

namespace Storefront.Core.Notifications;

/// <summary>Confirms an order to who placed it.</summary>
public sealed class OnOrderPlaced(OrderMails mails)
{
    public async Task ExecuteAsync(OrderPlaced fact, IWork work, CancellationToken ct)
    {
        if (await mails.StartAsync(work, fact.Customer, fact.Order, ct) is not { } mail) return;
        work.Messages.Add(mail.Finish(MailTemplate.OrderConfirmation, $"OrderPlaced:{fact.Order}"));
    }
}

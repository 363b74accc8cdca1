using Storefront.Core.Orders;
using Storefront.Core.Shared;

namespace Storefront.Core.Notifications;

/// <summary>Tells the buyer where to come, until when, and the code to say there.</summary>
public sealed class OnOrderReadyToCollect(OrderMails mails)
{
    public async Task ExecuteAsync(OrderReadyToCollect fact, IWork work, CancellationToken ct)
    {
        if (await mails.StartAsync(work, fact.Customer, fact.Order, ct) is not { } mail) return;
        work.Messages.Add(mail.Finish(MailTemplate.ReadyToCollect, $"OrderReadyToCollect:{fact.Order}"));
    }
}

using Storefront.Core.Orders;
using Storefront.Core.Shared;

namespace Storefront.Core.Notifications;

/// <summary>Says that an order ended because its payment did not come.</summary>
public sealed class OnOrderExpired(OrderMails mails)
{
    public async Task ExecuteAsync(OrderExpired fact, IWork work, CancellationToken ct)
    {
        if (await mails.StartAsync(work, fact.Customer, fact.Order, ct) is not { } mail) return;
        work.Messages.Add(mail.Finish(MailTemplate.OrderExpired, $"OrderExpired:{fact.Order}"));
    }
}

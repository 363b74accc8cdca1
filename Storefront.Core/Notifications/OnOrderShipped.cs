using Microsoft.EntityFrameworkCore;
using Storefront.Core.Orders;
using Storefront.Core.Shared;

namespace Storefront.Core.Notifications;

/// <summary>Says what is on its way, with whom, and where to follow it; of what was collected, that it was.</summary>
public sealed class OnOrderShipped(OrderMails mails)
{
    public async Task ExecuteAsync(OrderShipped fact, IWork work, CancellationToken ct)
    {
        if (await mails.StartAsync(work, fact.Customer, fact.Order, ct) is not { } mail) return;
        var parcel = await work.Fulfilments.AsNoTracking().SingleAsync(f => f.CustomerId == fact.Customer && f.Id == fact.Fulfilment, ct);
        var document = mail.Document with { Parcel = new(parcel.Carrier, parcel.TrackingNumber, await ParcelContents.OfAsync(work, mail, parcel, ct)) };
        work.Messages.Add((mail with { Document = document }).Finish(mail.Order.PickUp is null ? MailTemplate.Shipment : MailTemplate.Collected, $"OrderShipped:{fact.Order}:{fact.Fulfilment}"));
    }
}

using Microsoft.EntityFrameworkCore;
using Storefront.Core.Orders;
using Storefront.Core.Shared;

namespace Storefront.Core.Notifications;

/// <summary>Says what is on its way, with whom, and where to follow it.</summary>
public sealed class OnOrderShipped(OrderMails mails)
{
    public async Task ExecuteAsync(OrderShipped fact, IWork work, CancellationToken ct)
    {
        if (await mails.StartAsync(work, fact.Customer, fact.Order, ct) is not { } mail) return;
        var parcel = await work.Fulfilments.AsNoTracking().SingleAsync(f => f.CustomerId == fact.Customer && f.Id == fact.Fulfilment, ct);
        var lines =
            from line in parcel.Lines
            join item in mail.Items on line.Variant equals item.VariantId
            select OrderMail.LineOf(item, line.Quantity, mail.Order.Currency);
        var document = mail.Document with { Parcel = new(parcel.Carrier, parcel.TrackingNumber, [.. lines]) };
        work.Messages.Add((mail with { Document = document }).Finish(MailTemplate.Shipment, $"OrderShipped:{fact.Order}:{fact.Fulfilment}"));
    }
}

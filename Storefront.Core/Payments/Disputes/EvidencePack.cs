using System.Globalization;
using Storefront.Core.Accounts;
using Storefront.Core.Content;
using Storefront.Core.Notifications.Outbox;
using Storefront.Core.Orders;
using Storefront.Core.Shared;

namespace Storefront.Core.Payments.Disputes;

/// <summary>What the shop knows of a disputed order.</summary>
public sealed record DisputeFile(
    ShowOrder.View Order, Payment Payment, IReadOnlyList<ListAccess.Row> Access, IReadOnlyList<ListOrderMails.Row> Mails, IReadOnlyList<PageVersion> Policies);

/// <summary>Writes the answer to a dispute from the shop's own records. Banks read it on paper: plain text, one fact a line, in UTC.</summary>
public static class EvidencePack
{
    /// <summary>Stripe takes 150,000 characters in all; most of them are policies.</summary>
    private const int MostPerText = 20_000;

    public static DisputeAnswer Of(DisputeFile file)
    {
        var (order, parcel) = (file.Order.Order, file.Order.Parcels.FirstOrDefault());
        return new()
        {
            CustomerName = order.Address.Name,
            CustomerEmail = order.Email,
            CustomerIp = file.Access.LastOrDefault(access => access.Ip is not null && access.IssuedAt <= order.CreatedAt)?.Ip,
            DeliveryAddress = Lines(AddressOf(order.Address)),
            Products = Lines(file.Order.Items.Select(item => $"{item.Quantity} x {item.Title} {item.Options}".Trim() + $" ({item.Sku}), {new Money(item.TotalMinor, order.Currency)}")),
            Carrier = order.PickUp is { } pickUp && parcel is not null ? $"Collected by the customer at {pickUp.Name}" : parcel?.Carrier,
            Tracking = parcel?.TrackingNumber,
            ShippedOn = parcel is null ? null : Day(parcel.ShippedAt),
            Access = Lines(file.Access.Select(access => $"{Moment(access.IssuedAt)} to {Moment(access.LastSeenAt)}: {access.Ip ?? "address unknown"}, {access.Device ?? "device unknown"}")),
            Policies = Short(string.Join("\n\n", file.Policies.Select(page => $"{page.Title} (version {page.Hash[..12]}, in force since {Day(page.Since)})\n{page.Body}"))),
            Story = Short(Lines([.. Story(file)])),
        };
    }

    private static IEnumerable<string> Story(DisputeFile file)
    {
        var order = file.Order.Order;
        yield return $"Order {order.Number} of {Moment(order.CreatedAt)}, total {order.Total}, paid with {file.Payment.Method ?? "a card"}, authorisation code {file.Payment.AuthorizationCode ?? "unknown"}.";
        yield return "What happened:";
        foreach (var entry in file.Order.TimeLine) yield return $"{Moment(entry.At)}: {entry.Kind} by {entry.Actor}. {entry.Amount} {entry.Note}".Trim();
        yield return "Parcels:";
        foreach (var parcel in file.Order.Parcels) yield return $"{Moment(parcel.ShippedAt)}: {(order.PickUp is null ? $"{parcel.Carrier}, tracking {parcel.TrackingNumber ?? "none"}" : $"collected at {order.PickUp.Name}")}, {parcel.Lines.Sum(line => line.Quantity)} pieces";
        yield return "Mails to the customer:";
        foreach (var mail in file.Mails) yield return $"{Moment(mail.SentAt ?? mail.CreatedAt)}: {mail.Template} to {mail.Recipient}, {(mail.SentAt is null ? $"not sent yet ({mail.State})" : "taken by the mail server")}";
    }

    private static IEnumerable<string> AddressOf(PostalAddress to) =>
        new[] { to.Name, to.Company, to.Line1, to.Line2, $"{to.Postcode} {to.City}", to.Region, to.Country, to.Phone }.OfType<string>().Where(line => line.Trim().Length > 0);

    private static string Lines(IEnumerable<string> lines) => string.Join('\n', lines);

    private static string Short(string text) => text.Length <= MostPerText ? text : text[..MostPerText];

    private static string Moment(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    private static string Day(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

using System.Text.Json;
using Storefront.Core.Notifications;
using Storefront.Core.Shared;

namespace Storefront.Tests.Unit.Notifications;

/// <summary>One message for each template.</summary>
internal static class SampleDocuments
{
    private static readonly ShopSignature s_shop = new("Fennmark", "https://shop.example", "hello@shop.example", "+00 142", "7 Nowhere Quay, 00000 Port Example, Ireland");

    public static Message MessageOf(string template, object document, string language = "en") =>
        new(MessageId.New(), template, new("ada@example.com", language), JsonSerializer.Serialize(document, Json.Options), "test", DateTimeOffset.UnixEpoch);

    public static Message Sample(string template) => MessageOf(template, template switch
    {
        MailTemplate.AccountConfirmation or MailTemplate.AccountExists or MailTemplate.PasswordReset => Account(),
        MailTemplate.Shipment => Order() with { Parcel = new("Parcel Post", "TRACK-123", [Order().Lines[0]]) },
        MailTemplate.ReadyToCollect => Collecting(),
        MailTemplate.Collected => Collecting() with { Parcel = new("", null, Order().Lines) },
        MailTemplate.Refund or MailTemplate.LateRefund => Order() with { Refunded = Euro(1250) },
        _ => Order(),
    });

    public static AccountDocument Account() => new(s_shop, "Ada Lovelace", "https://shop.example/account/confirm?key=a&id=b");

    public static OrderDocument Order() => new()
    {
        Shop = s_shop,
        Number = "FM-10023",
        Link = "https://shop.example/orders/FM-10023?key=secret-key",
        Lines =
        [
            new("Brook pitcher", "Oat, large", "FM-1001-OAT", 2, Euro(4900), Euro(9800)),
            new("Beeswax pillars", "", "FM-1002", 1, Euro(2450), Euro(2450)),
        ],
        Items = Euro(12250),
        Shipping = Euro(490),
        Tax = Euro(2382),
        TaxIncluded = true,
        Total = Euro(12740),
        Address = new("Ada Lovelace", null, "12 Harbour Row", "Flat 3", "D04 X285", "Dublin", null, "IE", null),
        Delivery = new("Standard", new DateOnly(2026, 6, 4), new DateOnly(2026, 6, 5)),
    };

    public static OrderDocument Collecting() => Order() with
    {
        Address = new("Ada Lovelace", "The net loft", "7 Nowhere Quay", null, "00000", "Port Example", null, "IE", null),
        PickUp = new("The net loft", ["Monday to Friday, 9:00 to 17:00", "Ring at the blue door"], "K7Q-4MP", new DateOnly(2026, 6, 12), false),
    };

    public static Money Euro(long minor) => new(minor, Currency.Eur);
}

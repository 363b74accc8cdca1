using System.Text.Json.Serialization;
using Storefront.Tests.StripeSandbox.Api;

namespace Storefront.Tests.StripeSandbox.PaymentMethods;

internal sealed record BillingDetails
{
    public Address Address { get; init; } = new();

    public string? Email { get; init; }

    public string? Name { get; init; }

    public string? Phone { get; init; }

    public string? TaxId { get; init; }

    public static BillingDetails From(Form form) => new()
    {
        Address = Address.From(form.Child("address")),
        Email = form.Text("email"),
        Name = form.Text("name"),
        Phone = form.Text("phone"),
        TaxId = form.Text("tax_id"),
    };
}

internal sealed record Address
{
    public string? City { get; init; }

    public string? Country { get; init; }

    [JsonPropertyName("line1")]
    public string? Line1 { get; init; }

    [JsonPropertyName("line2")]
    public string? Line2 { get; init; }

    public string? PostalCode { get; init; }

    public string? State { get; init; }

    public static Address From(Form form) => new()
    {
        City = form.Text("city"),
        Country = form.Text("country"),
        Line1 = form.Text("line1"),
        Line2 = form.Text("line2"),
        PostalCode = form.Text("postal_code"),
        State = form.Text("state"),
    };
}

/// <summary>Where the goods go, as the shop told Stripe.</summary>
internal sealed record ShippingDetails
{
    public required Address Address { get; init; }

    public string? Carrier { get; init; }

    public string? Name { get; init; }

    public string? Phone { get; init; }

    public string? TrackingNumber { get; init; }

    public static ShippingDetails? From(Form form) => form.IsEmpty ? null : new ShippingDetails
    {
        Address = Address.From(form.Child("address")),
        Carrier = form.Text("carrier"),
        Name = form.Text("name"),
        Phone = form.Text("phone"),
        TrackingNumber = form.Text("tracking_number"),
    };
}

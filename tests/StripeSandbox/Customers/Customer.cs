using System.Text.Json.Nodes;
using Storefront.Tests.StripeSandbox.Books;
using Storefront.Tests.StripeSandbox.PaymentMethods;

namespace Storefront.Tests.StripeSandbox.Customers;

internal sealed record Customer : IKept
{
    public required string Id { get; init; }

    public string Object => "customer";

    public Address? Address { get; init; }

    public long Balance => 0;

    public required long Created { get; init; }

    public string? Currency => null;

    public string? DefaultSource => null;

    public bool Delinquent => false;

    public string? Description { get; init; }

    public JsonObject? Discount => null;

    public string? Email { get; init; }

    public string InvoicePrefix => Id[^8..].ToUpperInvariant();

    public JsonObject InvoiceSettings => new()
    {
        ["custom_fields"] = null,
        ["default_payment_method"] = null,
        ["footer"] = null,
        ["rendering_options"] = null,
    };

    public bool Livemode => false;

    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();

    public string? Name { get; init; }

    public int NextInvoiceSequence => 1;

    public string? Phone { get; init; }

    public IReadOnlyList<string> PreferredLocales { get; init; } = [];

    public ShippingDetails? Shipping { get; init; }

    public string TaxExempt => "none";

    public string? TestClock => null;
}

using Storefront.Core.Shared;

namespace Storefront.Core.Notifications;

/// <summary>Who writes, as it was when the message was made.</summary>
/// <param name="Url">Without a slash at the end.</param>
public sealed record ShopSignature(string Name, string Url, string? Email, string? Phone, string? Place);

/// <summary>What mails about orders can show.</summary>
public sealed record OrderDocument
{
    public required ShopSignature Shop { get; init; }

    public required string Number { get; init; }

    /// <summary>The order's page, with its secret key.</summary>
    public required string Link { get; init; }

    public required IReadOnlyList<OrderDocumentLine> Lines { get; init; }

    public required Money Items { get; init; }

    public required Money Shipping { get; init; }

    /// <summary>Within the total when <see cref="TaxIncluded"/>, else added to it.</summary>
    public required Money Tax { get; init; }

    public required bool TaxIncluded { get; init; }

    public required Money Total { get; init; }

    public required PostalAddress Address { get; init; }

    public required OrderDelivery Delivery { get; init; }

    /// <summary>Only of orders that are collected.</summary>
    public PickUpDocument? PickUp { get; init; }

    /// <summary>Only in mails about a parcel.</summary>
    public ParcelDocument? Parcel { get; init; }

    /// <summary>Only in mails about a refund.</summary>
    public Money? Refunded { get; init; }
}

public sealed record OrderDocumentLine(string Title, string Options, string Sku, int Quantity, Money Unit, Money Total)
{
    /// <summary>Of a bundle in a parcel: what of it is in there.</summary>
    public IReadOnlyList<OrderDocumentPart> Parts { get; init; } = [];
}

public sealed record OrderDocumentPart(string Title, int Quantity);

public sealed record OrderDelivery(string Method, DateOnly From, DateOnly Until);

/// <param name="Opening">When to come, line by line.</param>
/// <param name="Code">What to say there.</param>
/// <param name="Until">The last day; null: not ready yet.</param>
/// <param name="Missed">The order was given up because nobody came.</param>
public sealed record PickUpDocument(string Name, IReadOnlyList<string> Opening, string Code, DateOnly? Until, bool Missed);

/// <param name="Lines">What is in it, in the order's words.</param>
public sealed record ParcelDocument(string Carrier, string? Tracking, IReadOnlyList<OrderDocumentLine> Lines);

/// <param name="Link">Whole address of the button.</param>
public sealed record AccountDocument(ShopSignature Shop, string? Name, string Link);

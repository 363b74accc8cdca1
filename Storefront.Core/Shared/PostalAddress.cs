namespace Storefront.Core.Shared;

/// <summary>Where a parcel goes. Texts as the person typed them, trimmed.</summary>
/// <param name="Name">Full name of the receiver.</param>
/// <param name="Line1">Street and number.</param>
/// <param name="Region">State or province, where the country has them.</param>
/// <param name="Country">Two-letter ISO code, upper case.</param>
public sealed record PostalAddress(
    string Name,
    string? Company,
    string Line1,
    string? Line2,
    string Postcode,
    string City,
    string? Region,
    string Country,
    string? Phone);

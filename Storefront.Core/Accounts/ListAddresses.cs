using Microsoft.EntityFrameworkCore;
using Storefront.Core.Shared;

namespace Storefront.Core.Accounts;

/// <summary>A customer's address book, the default first.</summary>
public sealed class ListAddresses(IStorefrontDb db)
{
    public sealed record Row(AddressId Id, PostalAddress Postal, bool IsDefault);

    public Task<List<Row>> OfAsync(CustomerId customer, CancellationToken ct) => db.ReadAsync(
        (tables, token) => tables.Addresses.Where(a => a.CustomerId == customer)
            .OrderByDescending(a => a.IsDefault).ThenByDescending(a => a.CreatedAt)
            .Take(SaveAddress.Most)
            .Select(a => new Row(a.Id, a.Postal, a.IsDefault))
            .ToListAsync(token),
        ct);
}

using Microsoft.EntityFrameworkCore;
using Storefront.Core.Shared;

namespace Storefront.Core.Accounts;

/// <summary>All ids of one person: the account's and those of the guest he was before.</summary>
public sealed class CustomerIds(IStorefrontDb db)
{
    /// <summary>The ids whose orders the person may see; the account's own comes first.</summary>
    public async Task<IReadOnlyList<CustomerId>> OfAsync(CustomerId account, CancellationToken ct) =>
    [
        account,
        .. await db.ReadAsync((tables, token) => tables.CustomerLinks.Where(link => link.AccountId == account).Select(link => link.GuestId).ToListAsync(token), ct),
    ];
}

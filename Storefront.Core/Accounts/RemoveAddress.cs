using Microsoft.EntityFrameworkCore;
using Storefront.Core.Shared;

namespace Storefront.Core.Accounts;

/// <summary>Takes an address out of a customer's book; when it was the default, the newest of the others becomes it.</summary>
public sealed class RemoveAddress(IStorefrontDb db)
{
    public sealed record Command(CustomerId Customer, AddressId Id);

    /// <summary>False when the address is not in this customer's book.</summary>
    public Task<bool> ExecuteAsync(Command command, CancellationToken ct) => db.RunAsync(
        async (work, token) =>
        {
            var book = await work.Addresses.Where(a => a.CustomerId == command.Customer).ToListAsync(token);
            if (book.Find(a => a.Id == command.Id) is not { } address) return false;
            work.Addresses.Remove(address);
            if (address.IsDefault) book.Where(a => a != address).MaxBy(a => a.CreatedAt)?.MakeDefault(true);
            await work.CommitAsync(token);
            return true;
        },
        ct);
}

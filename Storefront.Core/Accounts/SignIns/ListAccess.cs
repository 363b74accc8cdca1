using Microsoft.EntityFrameworkCore;
using Storefront.Core.Shared;

namespace Storefront.Core.Accounts;

/// <summary>From where a customer used his account around a moment, signed out devices too. A guest has no account, and so none.</summary>
public sealed class ListAccess(IStorefrontDb db)
{
    private const int Most = 20;

    public sealed record Row(string? Ip, string? Device, DateTimeOffset IssuedAt, DateTimeOffset LastSeenAt);

    public Task<List<Row>> ExecuteAsync(CustomerId customer, DateTimeOffset around, CancellationToken ct) => db.ReadAsync(async (tables, token) =>
    {
        var accounts = await tables.CustomerLinks.Where(link => link.GuestId == customer).Select(link => link.AccountId).ToListAsync(token);
        accounts.Add(customer);
        var (from, until) = (around.AddDays(-30), around.AddDays(30));
        return await tables.Sessions.Where(s => accounts.Contains(s.UserId) && s.IssuedAt <= until && s.LastSeenAt >= from)
            .OrderBy(s => s.IssuedAt).Take(Most).Select(s => new Row(s.Ip, s.Device, s.IssuedAt, s.LastSeenAt)).ToListAsync(token);
    }, ct);
}

using Microsoft.EntityFrameworkCore;
using Storefront.Core.Shared;

namespace Storefront.Core.Audit;

/// <summary>The last run of the shop's test of itself, on whichever node it was.</summary>
public sealed class ShowSelfTest(IStorefrontDb db)
{
    /// <returns>Null: there was none yet.</returns>
    public Task<SelfTest?> ExecuteAsync(CancellationToken ct) =>
        db.ReadAsync((tables, token) => tables.SelfTests.OrderByDescending(test => test.StartedAt).ThenByDescending(test => test.Id).FirstOrDefaultAsync(token), ct);
}

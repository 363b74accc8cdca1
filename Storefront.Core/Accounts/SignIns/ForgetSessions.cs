using Microsoft.EntityFrameworkCore;
using Storefront.Core.Shared;

namespace Storefront.Core.Accounts;

/// <summary>Deletes sign-ins that ended long ago. Until then they tell an owner who asks where the account was used.</summary>
public sealed class ForgetSessions(IStorefrontDb db, TimeProvider clock)
{
    private static readonly TimeSpan s_memory = TimeSpan.FromDays(30);

    /// <summary>Answers how many were deleted.</summary>
    public Task<int> ExecuteAsync(CancellationToken ct) => db.RunAsync(
        async (work, token) =>
        {
            var before = clock.GetUtcNow() - s_memory;
            var deleted = await work.Sessions.Where(s => s.ExpiresAt < before || s.EndedAt < before).ExecuteDeleteAsync(token);
            await work.CommitAsync(token);
            return deleted;
        },
        ct);
}

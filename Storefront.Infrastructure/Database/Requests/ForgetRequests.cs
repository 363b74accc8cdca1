using Microsoft.EntityFrameworkCore;
using Storefront.Core.Shared;

namespace Storefront.Infrastructure.Database.Requests;

/// <summary>Forgets keys of requests that nobody repeats any more.</summary>
internal sealed class ForgetRequests(IStorefrontDb db, TimeProvider clock)
{
    private static readonly TimeSpan s_kept = TimeSpan.FromDays(2);

    public Task ExecuteAsync(CancellationToken ct) => db.RunAsync(async (work, token) =>
    {
        var before = clock.GetUtcNow() - s_kept;
        await work.Set<AnsweredRequest>().Where(request => request.AskedAt < before).ExecuteDeleteAsync(token);
        await work.CommitAsync(token);
        return true;
    }, ct);
}

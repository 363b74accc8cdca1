using Microsoft.EntityFrameworkCore;
using Storefront.Core.Shared;

namespace Storefront.Core.Accounts;

/// <summary>Signs a person out on devices. Every node and every circuit notices within <see cref="SessionLife.Recheck"/>.</summary>
public sealed class EndSessions(IStorefrontDb db, TimeProvider clock)
{
    /// <param name="User">Whose sign-ins; those of others are never touched.</param>
    /// <param name="Only">Ends this one; null ends all.</param>
    /// <param name="Except">Stays signed in.</param>
    public sealed record Command(CustomerId User, SessionId? Only = null, SessionId? Except = null);

    /// <summary>Answers how many have ended.</summary>
    public Task<int> ExecuteAsync(Command command, CancellationToken ct) => db.RunAsync(
        async (work, token) =>
        {
            var now = clock.GetUtcNow();
            var live = work.Sessions.Where(s => s.UserId == command.User && s.EndedAt == null);
            if (command.Only is { } only) live = live.Where(s => s.Id == only);
            if (command.Except is { } except) live = live.Where(s => s.Id != except);
            var ended = await live.ToListAsync(token);
            foreach (var session in ended) session.End(now);
            await work.CommitAsync(token);
            return ended.Count;
        },
        ct);
}

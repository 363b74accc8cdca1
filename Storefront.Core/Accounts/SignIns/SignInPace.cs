using System.Collections.Concurrent;

namespace Storefront.Core.Accounts;

/// <summary>
/// Slows guessing down without ever locking somebody out: after five wrong passwords each further try has to wait twice as long, up to two minutes,
/// and a quarter of an hour of quiet forgets everything. A browser that has signed in to the account before has a pace of its own, so that
/// strangers who guess do not keep its owner out.
/// </summary>
public sealed class SignInPace(TimeProvider clock)
{
    private const int FreeTries = 5;
    private const int MaxRemembered = 100_000;
    private static readonly TimeSpan s_longest = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan s_quiet = TimeSpan.FromMinutes(15);
    private readonly ConcurrentDictionary<string, Tries> _tries = new();

    /// <summary>Takes a turn, which counts as wrong until <see cref="Right"/> says otherwise. Answers how long to wait, or null to go on.</summary>
    public TimeSpan? Take(string who)
    {
        var now = clock.GetUtcNow();
        if (_tries.Count >= MaxRemembered) Forget(now);
        TimeSpan? wait = null;
        _tries.AddOrUpdate(
            who,
            _ => new Tries(1, now, now),
            (_, tries) =>
            {
                if (now - tries.LastAt >= s_quiet) (tries, wait) = (new Tries(0, now, now), null);
                wait = tries.NextAt > now ? tries.NextAt - now : null;
                return wait is null ? new Tries(tries.Count + 1, now + PauseAfter(tries.Count + 1), now) : tries;
            });
        return wait;
    }

    public void Right(string who) => _tries.TryRemove(who, out _);

    private static TimeSpan PauseAfter(int tries)
    {
        if (tries < FreeTries) return TimeSpan.Zero;
        var pause = TimeSpan.FromSeconds(Math.Pow(2, Math.Min(tries - FreeTries, 10)));
        return pause < s_longest ? pause : s_longest;
    }

    private void Forget(DateTimeOffset now)
    {
        foreach (var (who, tries) in _tries)
            if (now - tries.LastAt >= s_quiet) _tries.TryRemove(who, out _);
    }

    private sealed record Tries(int Count, DateTimeOffset NextAt, DateTimeOffset LastAt);
}

namespace Storefront.Core.Shared;

/// <summary>
/// Small tables that every cart and checkout asks for: read once for the whole node and again when they are older than <see cref="Oldest"/>.
/// Ask for them before a unit of work begins: whoever finds them old waits for a connection of his own.
/// </summary>
public abstract class Remembered<T>(IStorefrontDb db, TimeProvider clock) : IDisposable
    where T : class
{
    /// <summary>How late a change of the merchant counts at most.</summary>
    public static readonly TimeSpan Oldest = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _turn = new(1);
    private Reading? _last;

    public async ValueTask<T> NowAsync(CancellationToken ct)
    {
        if (Fresh() is { } known) return known;
        await _turn.WaitAsync(ct); // one reads, the others wait for what he finds
        try
        {
            if (Fresh() is { } found) return found;
            var value = await db.ReadAsync(ReadAsync, ct);
            _last = new(value, clock.GetTimestamp());
            return value;
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose()
    {
        _turn.Dispose();
        GC.SuppressFinalize(this);
    }

    protected abstract Task<T> ReadAsync(ITables tables, CancellationToken ct);

    private T? Fresh() => _last is { } last && clock.GetElapsedTime(last.At) < Oldest ? last.Value : null;

    private sealed record Reading(T Value, long At);
}

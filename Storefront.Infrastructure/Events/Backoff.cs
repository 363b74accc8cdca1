namespace Storefront.Infrastructure.Events;

/// <summary>Pauses of real time that double from 100 ms to 5 s, for a loop that must go on whatever happens.</summary>
internal sealed class Backoff
{
    private int _failures;

    /// <summary>Faults since the last success.</summary>
    public int Count => _failures;

    public void Reset() => _failures = 0;

    /// <summary>Ends early, without an exception, when cancelled.</summary>
    public async Task SleepAsync(CancellationToken ct)
    {
        var pause = TimeSpan.FromMilliseconds(Math.Min(5000, 100 * Math.Pow(2, _failures++)));
        try
        {
            await Task.Delay(pause, ct);
        }
        catch (OperationCanceledException)
        {
            // The loop looks at its token itself.
        }
    }
}

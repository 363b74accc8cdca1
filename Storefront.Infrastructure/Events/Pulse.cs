namespace Storefront.Infrastructure.Events;

/// <summary>
/// Wakes everybody who sleeps on it. A waiter takes <see cref="Next"/> before it looks for work and sleeps on it after,
/// so that a beat between looking and sleeping is not lost.
/// </summary>
public sealed class Pulse
{
    private TaskCompletionSource _next = Fresh();

    /// <summary>Ends with the next beat.</summary>
    public Task Next => Volatile.Read(ref _next).Task;

    public void Beat() => Interlocked.Exchange(ref _next, Fresh()).TrySetResult();

    private static TaskCompletionSource Fresh() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}

internal static class Sleep
{
    /// <summary>Sleeps until the beat, at most this long of real time: polling does not stand still with a test's clock.</summary>
    public static async Task UntilAsync(Task beat, TimeSpan atMost, CancellationToken ct)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(ct);
        await Task.WhenAny(beat, Task.Delay(atMost, over.Token));
        await over.CancelAsync();
        ct.ThrowIfCancellationRequested();
    }
}

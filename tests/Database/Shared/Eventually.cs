using System.Diagnostics;

namespace Storefront.Tests.Shared;

/// <summary>Waits for what another thread or node will do.</summary>
internal static class Eventually
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    public static async Task<TimeSpan> TrueAsync(Func<Task<bool>> condition, string what, TimeSpan? within = null)
    {
        var (start, patience) = (Stopwatch.GetTimestamp(), within ?? s_patience);
        while (!await condition())
        {
            Assert.True(Stopwatch.GetElapsedTime(start) < patience, $"Not in {patience.TotalSeconds} s: {what}");
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
        return Stopwatch.GetElapsedTime(start);
    }

    public static Task<TimeSpan> TrueAsync(Func<bool> condition, string what) => TrueAsync(() => Task.FromResult(condition()), what);
}

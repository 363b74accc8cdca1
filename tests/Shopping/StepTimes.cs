using System.Collections.Concurrent;
using System.Diagnostics;

namespace Storefront.Tests.Shopping;

/// <summary>How long each step of the shoppers took.</summary>
internal sealed class StepTimes : IStepWatch
{
    private readonly ConcurrentDictionary<string, ConcurrentBag<double>> _milliseconds = new();

    public async Task<T> WatchAsync<T>(string step, Func<Task<T>> work)
    {
        var start = Stopwatch.GetTimestamp();
        var result = await work();
        _milliseconds.GetOrAdd(step, _ => []).Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        return result;
    }

    /// <summary>One row for each step, in the order given.</summary>
    public IReadOnlyList<Row> Rows(IEnumerable<string> steps) => [.. steps.Where(_milliseconds.ContainsKey).Select(step => RowOf(step, [.. _milliseconds[step].Order()]))];

    private static Row RowOf(string step, double[] sorted) => new(step, sorted.Length, At(sorted, 0.5), At(sorted, 0.99));

    private static double At(double[] sorted, double share) => sorted[(int)(share * (sorted.Length - 1))];

    /// <param name="P50">Milliseconds within which half of them were answered.</param>
    /// <param name="P99">Milliseconds within which 99 of 100 were answered.</param>
    public sealed record Row(string Step, int Count, double P50, double P99);
}

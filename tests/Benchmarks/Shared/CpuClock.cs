namespace Storefront.Tests.Benchmarks.Shared;

/// <summary>CPU time of processes, from <c>/proc/PID/stat</c>.</summary>
internal static class CpuClock
{
    // The kernel counts in hundredths of a second for user space, on every Linux.
    private const double TicksPerSecond = 100;

    /// <summary>Seconds of one process.</summary>
    public static double Of(int process) => ProcessFamily.Fields(process) is { } f ? (f[11] + f[12]) / TicksPerSecond : 0;

    /// <summary>Seconds of a process, its children that run, and those that ended.</summary>
    public static double OfFamily(int process)
    {
        if (ProcessFamily.Fields(process) is not { } own) return 0;
        return (own[11] + own[12] + own[13] + own[14]) / TicksPerSecond + ProcessFamily.ChildrenOf(process).Sum(Of);
    }
}

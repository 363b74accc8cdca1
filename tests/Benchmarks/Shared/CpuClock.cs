using System.Globalization;

namespace Storefront.Tests.Benchmarks.Shared;

/// <summary>CPU time of processes, from <c>/proc/PID/stat</c>.</summary>
internal static class CpuClock
{
    // The kernel counts in hundredths of a second for user space, on every Linux.
    private const double TicksPerSecond = 100;

    /// <summary>Seconds of one process.</summary>
    public static double Of(int process) => Fields(process) is { } f ? (f[11] + f[12]) / TicksPerSecond : 0;

    /// <summary>Seconds of a process, its children that run, and those that ended.</summary>
    public static double OfFamily(int process)
    {
        if (Fields(process) is not { } own) return 0;
        return (own[11] + own[12] + own[13] + own[14]) / TicksPerSecond + Children(process).Sum(Of);
    }

    private static IEnumerable<int> Children(int parent) =>
        from folder in Directory.EnumerateDirectories("/proc")
        let name = Path.GetFileName(folder)
        where int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out _)
        let process = int.Parse(name, CultureInfo.InvariantCulture)
        where Fields(process) is { } fields && (int)fields[1] == parent
        select process;

    /// <summary>The numbers after the name of the process, which may itself hold blanks: index 1 is the parent, 11 to 14 are times.</summary>
    private static double[]? Fields(int process)
    {
        try
        {
            var text = File.ReadAllText($"/proc/{process}/stat");
            return [.. text[(text.LastIndexOf(')') + 2)..].Split(' ').Select(field => double.TryParse(field, CultureInfo.InvariantCulture, out var n) ? n : 0)];
        }
        catch (IOException)
        {
            return null;
        }
    }
}

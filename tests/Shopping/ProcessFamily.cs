using System.Diagnostics;
using System.Globalization;

namespace Storefront.Tests.Shopping;

/// <summary>Processes by their parents, from <c>/proc</c>.</summary>
internal static class ProcessFamily
{
    /// <summary>The children of a process that run at the moment.</summary>
    public static IReadOnlyList<int> ChildrenOf(int parent) =>
    [
        .. from folder in Directory.EnumerateDirectories("/proc")
           let name = Path.GetFileName(folder)
           where int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out _)
           let process = int.Parse(name, CultureInfo.InvariantCulture)
           where Fields(process) is { } fields && (int)fields[1] == parent
           select process,
    ];

    /// <summary>Sends a signal (<c>KILL</c>, <c>STOP</c> …) to processes; those that are gone by now are left out.</summary>
    public static async Task SignalAsync(string signal, IEnumerable<int> processes)
    {
        var start = new ProcessStartInfo("kill", [$"-{signal}", .. processes.Select(id => id.ToString(CultureInfo.InvariantCulture))]) { RedirectStandardError = true };
        using var kill = Process.Start(start)!;
        await kill.WaitForExitAsync();
    }

    /// <summary>The numbers after the name of the process, which may itself hold blanks: index 1 is the parent, 11 to 14 are times. Null: there is none.</summary>
    public static double[]? Fields(int process)
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

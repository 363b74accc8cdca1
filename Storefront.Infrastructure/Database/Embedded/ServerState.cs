using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Storefront.Infrastructure.Database.Embedded;

/// <summary>What the operating system says about the server of a cluster folder.</summary>
internal static class ServerState
{
    /// <summary>Above the highest number that a system gives.</summary>
    private const string NoProcess = "2147483647";

    /// <summary>True while the process that postmaster.pid names is the server of this folder.</summary>
    public static bool IsAlive(ClusterFolder folder)
    {
        var (pid, data) = Read(folder.Data);
        if (pid is null)
            return false;
        return OperatingSystem.IsLinux() ? Serves(pid.Value, data) : Exists(pid.Value);
    }

    /// <summary>
    /// Takes the number out of the lock files of a server that is gone, because another process may have it by now (the rule
    /// rather than the exception after the restart of a container) and PostgreSQL would wait for that one. The rest stays:
    /// by it PostgreSQL sees whether children of the old server still write.
    /// </summary>
    public static async Task ReleaseLocksAsync(ClusterFolder folder, CancellationToken ct)
    {
        File.Delete(folder.SocketLockFile);
        if (!File.Exists(folder.PidFile))
            return;
        var lines = await File.ReadAllLinesAsync(folder.PidFile, ct);
        if (lines.Length < 2)
            File.Delete(folder.PidFile);
        else
            await OverwriteAsync(folder.PidFile, [NoProcess, .. lines[1..]], ct);
    }

    // In its place: a file that is made empty first stays empty on a full disk, and with it the knowledge of the children is gone.
    private static async Task OverwriteAsync(string path, IEnumerable<string> lines, CancellationToken ct)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Write);
        await file.WriteAsync(Encoding.UTF8.GetBytes(string.Join('\n', lines) + '\n'), ct);
        file.SetLength(file.Position);
    }

    private static (int? Pid, string? Data) Read(string cluster)
    {
        try
        {
            var lines = File.ReadLines(Path.Combine(cluster, "postmaster.pid")).Take(2).ToArray();
            return lines.Length == 2 && int.TryParse(lines[0], NumberStyles.None, CultureInfo.InvariantCulture, out var pid)
                ? (pid, lines[1])
                : (null, null);
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            return (null, null);
        }
    }

    // The command line is empty for a zombie, and readable for root in a container, unlike the working folder. Its -D may
    // be spelled otherwise than ours (a link), but leads to the same lock file.
    private static bool Serves(int pid, string? data)
    {
        try
        {
            var words = File.ReadAllText($"/proc/{pid}/cmdline").Split('\0');
            var option = Array.IndexOf(words, "-D");
            return option >= 0 && option + 1 < words.Length && Read(words[option + 1]) == (pid, data);
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static bool Exists(int pid)
    {
        try
        {
            using var process = Process.GetProcessById(pid);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}

using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Storefront.Infrastructure.Database.Embedded;

/// <summary>One installed PostgreSQL.</summary>
internal sealed partial record PostgresBinaries(string Folder, int Major)
{
    public const int OldestMajor = 15;
    private const string DebianRoot = "/usr/lib/postgresql";
    private static readonly string[] s_needed = ["initdb", "pg_ctl", "postgres"];

    public string this[string tool] => Path.Combine(Folder, tool);

    /// <summary>Chooses the version that made the cluster, or the newest when there is no cluster yet.</summary>
    public static PostgresBinaries Find(string? binPath, int? wanted, string clusterFolder)
    {
        var installed = Installed(binPath).Where(found => found.Major >= OldestMajor).OrderByDescending(found => found.Major).ToList();
        if (installed.Count == 0)
            throw string.IsNullOrWhiteSpace(binPath) ? EmbeddedPostgresUnavailable.NotInstalled() : EmbeddedPostgresUnavailable.NothingIn(binPath);
        if (wanted is null)
            return installed[0];

        return installed.FirstOrDefault(found => found.Major == wanted)
            ?? throw EmbeddedPostgresUnavailable.OtherVersion(clusterFolder, Text(wanted.Value), Text(installed[0].Major));
    }

    private static IEnumerable<PostgresBinaries> Installed(string? binPath)
    {
        var folders = string.IsNullOrWhiteSpace(binPath) ? UsualFolders() : [Path.GetFullPath(binPath)];
        return folders.Where(HoldsAll).Select(folder => new PostgresBinaries(folder, MajorOf(folder)));
    }

    private static IEnumerable<string> UsualFolders()
    {
        var debian = Directory.Exists(DebianRoot)
            ? Directory.EnumerateDirectories(DebianRoot).Select(version => Path.Combine(version, "bin"))
            : [];
        var path = Environment.GetEnvironmentVariable("PATH") ?? "";
        return debian.Concat(path.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries));
    }

    private static bool HoldsAll(string folder) => s_needed.All(tool => File.Exists(Path.Combine(folder, tool)));

    private static int MajorOf(string folder)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(Path.Combine(folder, "postgres"), ["--version"]) { RedirectStandardOutput = true })!;
            var answer = Version().Match(process.StandardOutput.ReadToEnd());
            return answer.Success ? int.Parse(answer.Groups[1].ValueSpan, CultureInfo.InvariantCulture) : 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return 0; // Not a program of this machine: as good as absent.
        }
    }

    private static string Text(int major) => major.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\(PostgreSQL\) (\d+)")]
    private static partial Regex Version();
}

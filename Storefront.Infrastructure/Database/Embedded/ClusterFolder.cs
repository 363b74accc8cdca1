using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Storefront.Infrastructure.Database.Embedded;

/// <summary>The folder of one embedded cluster: the data, the socket, the log and two locks.</summary>
internal sealed record ClusterFolder(string Path, UnprivilegedUser User)
{
    /// <summary>The address of a Unix socket holds 107 bytes and a zero.</summary>
    private const int LongestSocketPath = 107;
    private const string SocketName = ".s.PGSQL.5432";

    public string Data => System.IO.Path.Combine(Path, "cluster");
    public string Log => System.IO.Path.Combine(Path, "postgres.log");

    /// <summary>Shared by every process that uses the server; who has it alone may stop the server.</summary>
    public string UsersLock => System.IO.Path.Combine(Path, "users.lock");

    /// <summary>Had alone by the process that starts the server.</summary>
    public string StartLock => System.IO.Path.Combine(Path, "start.lock");

    public string Socket { get; } = ChooseSocketFolder(Path);
    public string PidFile => System.IO.Path.Combine(Data, "postmaster.pid");
    public string SocketLockFile => System.IO.Path.Combine(Socket, SocketName + ".lock");

    /// <summary>The version that made the cluster; null when there is none yet.</summary>
    public int? Version
    {
        get
        {
            var file = System.IO.Path.Combine(Data, "PG_VERSION");
            if (File.Exists(file))
                return int.Parse(File.ReadAllText(file).Trim().Split('.')[0], CultureInfo.InvariantCulture);
            if (Directory.Exists(Data) && Directory.EnumerateFileSystemEntries(Data).Any())
                throw EmbeddedPostgresUnavailable.ForeignFolder(Data);
            return null;
        }
    }

    /// <summary>Makes the folders, owned by the user who runs PostgreSQL and closed to all others.</summary>
    public async Task PrepareAsync(CancellationToken ct)
    {
        // pg_ctl hands its paths to a shell, between double quotes.
        if (Path.IndexOfAny(['"', '$', '`', '\\', '\n']) >= 0)
            throw EmbeddedPostgresUnavailable.UnusableName(Path);
        try
        {
            foreach (var folder in new[] { Path, Socket })
                await OwnAsync(folder, ct);
        }
        catch (Exception refused) when (refused is UnauthorizedAccessException or IOException)
        {
            throw EmbeddedPostgresUnavailable.NotWritable(Path, Environment.UserName, refused);
        }
        if (User.IsAnother && (await User.RunAsync("test", ["-w", Path], "/", ct)).ExitCode != 0)
            throw EmbeddedPostgresUnavailable.NotReachable(Path, User.Name);
    }

    private async Task OwnAsync(string folder, CancellationToken ct)
    {
        if (!User.IsAnother)
        {
            Directory.CreateDirectory(folder);
            File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            return;
        }
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(folder)!);
        var myself = User with { IsAnother = false };
        var (exitCode, output) = await myself.RunAsync("install", ["-d", "-o", User.Name, "-m", "0700", folder], "/", ct);
        if (exitCode != 0)
            throw new IOException(output);
    }

    private static string ChooseSocketFolder(string path)
    {
        var beside = System.IO.Path.Combine(path, "socket");
        // Npgsql reads a comma as a list of hosts.
        if (Encoding.UTF8.GetByteCount(beside) + SocketName.Length + 1 <= LongestSocketPath && !beside.Contains(','))
            return beside;

        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(path)))[..16];
        return System.IO.Path.Combine(ShortFolder(), $"storefront-{hash}");
    }

    private static string ShortFolder()
    {
        if (Environment.IsPrivilegedProcess && Directory.Exists("/run"))
            return "/run";
        return Environment.GetEnvironmentVariable("XDG_RUNTIME_DIR") is { Length: > 0 and < 60 } own && Directory.Exists(own) ? own : "/tmp";
    }
}

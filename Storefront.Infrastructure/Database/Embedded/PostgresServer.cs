using System.Globalization;
using Npgsql;

namespace Storefront.Infrastructure.Database.Embedded;

/// <summary>Makes and starts the server of one cluster folder. Callers hold the start lock.</summary>
internal sealed class PostgresServer(ClusterFolder folder, PostgresBinaries binaries, EmbeddedPostgresOptions options)
{
    private const long LongestLog = 16 * 1024 * 1024;
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(50);

    public bool IsAlive => ServerState.IsAlive(folder);

    /// <summary>Answers true when this call started the server, false when it was running.</summary>
    public async Task<bool> EnsureRunningAsync(CancellationToken ct)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(ct);
        timeout.CancelAfter(options.StartTimeout);
        var started = false;
        try
        {
            // A server that another process started may still recover, or be about to stop.
            while (!IsAlive || !await AnswersAsync(timeout.Token))
            {
                if (!IsAlive)
                {
                    started = true;
                    await StartAsync(timeout.Token);
                }
                await Task.Delay(s_pause, timeout.Token);
            }
            return started;
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            throw EmbeddedPostgresUnavailable.DidNotStart($"no answer within {options.StartTimeout.TotalSeconds:0} s", folder.Log);
        }
    }

    private async Task StartAsync(CancellationToken ct)
    {
        if (folder.Version is null)
            await InitialiseAsync(ct);
        await ServerState.ReleaseLocksAsync(folder, ct);
        if (File.Exists(folder.Log) && new FileInfo(folder.Log).Length > LongestLog)
            File.Delete(folder.Log);
        await ConfigureAsync(ct);

        var seconds = options.StartTimeout.TotalSeconds.ToString("0", CultureInfo.InvariantCulture);
        var (exitCode, output) = await folder.User.RunAsync(
            binaries["pg_ctl"], ["start", "--silent", "--timeout", seconds, "--pgdata", folder.Data, "--log", folder.Log], folder.Path, ct);
        if (exitCode == 0)
            return;
        var reason = Reason(File.Exists(folder.Log) ? await File.ReadAllTextAsync(folder.Log, ct) : output);
        // The last children of a killed server need a moment to notice; the caller tries again.
        if (!reason.Contains("is still in use", StringComparison.Ordinal))
            throw EmbeddedPostgresUnavailable.DidNotStart(reason, folder.Log);
    }

    // What stands there already is not written again: on a full disk it would be lost.
    private async Task ConfigureAsync(CancellationToken ct)
    {
        var (file, settings) = (Path.Combine(folder.Data, "postgresql.conf"), ClusterSettings.Text(folder.Socket, options.Durable));
        if (!File.Exists(file) || await File.ReadAllTextAsync(file, ct) != settings) await File.WriteAllTextAsync(file, settings, ct);
    }

    // Made beside its place and moved, so that a kill in the middle leaves no half cluster.
    private async Task InitialiseAsync(CancellationToken ct)
    {
        var draft = folder.Data + ".new";
        if (Directory.Exists(draft))
            Directory.Delete(draft, recursive: true);

        List<string> arguments = ["--pgdata", draft, "--username", EmbeddedPostgres.User, "--auth-local=trust", "--auth-host=reject", "--encoding=UTF8", "--locale=C.UTF-8"];
        if (!options.Durable)
            arguments.Add("--no-sync");
        var (exitCode, output) = await folder.User.RunAsync(binaries["initdb"], [.. arguments], folder.Path, ct);
        if (exitCode != 0)
            throw EmbeddedPostgresUnavailable.DidNotStart(Reason(output), folder.Path);

        Directory.Move(draft, folder.Data);
    }

    private async Task<bool> AnswersAsync(CancellationToken ct)
    {
        try
        {
            await using var connection = new NpgsqlConnection(EmbeddedPostgres.ConnectionString(folder.Socket, "postgres", pooling: false));
            await connection.OpenAsync(ct);
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    // Only the end of what was printed: the log of earlier starts stands before it.
    private static string Reason(string output)
    {
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).TakeLast(4).ToList();
        return lines.LastOrDefault(line => line.Contains("FATAL:", StringComparison.Ordinal) || line.Contains("PANIC:", StringComparison.Ordinal))
            ?? lines.LastOrDefault()
            ?? "it printed nothing";
    }
}

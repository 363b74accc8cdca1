using Microsoft.Extensions.Logging;
using Npgsql;

namespace Storefront.Infrastructure.Database.Embedded;

/// <summary>
/// A private PostgreSQL of this shop, made from the installed binaries: reached by a Unix socket only, started when no
/// process of the folder has started it, started again when it dies, stopped when the last process of the folder ends.
/// </summary>
public sealed class EmbeddedPostgres : IAsyncDisposable
{
    internal const string User = "storefront";
    private static readonly TimeSpan s_lookEvery = TimeSpan.FromMilliseconds(500);

    private readonly ClusterFolder _folder;
    private readonly PostgresServer _server;
    private readonly ILogger _log;
    private readonly CancellationTokenSource _closing = new();
    private FileLock? _use;
    private ServerWatch? _watch;
    private Task _guarding = Task.CompletedTask;

    private EmbeddedPostgres(ClusterFolder folder, PostgresServer server, ILogger log)
    {
        _folder = folder;
        _server = server;
        _log = log;
    }

    /// <summary>Starts the server of the folder, or joins the one that another process of this machine started.</summary>
    /// <exception cref="EmbeddedPostgresUnavailable">It cannot run here; the message says what to do.</exception>
    public static async Task<EmbeddedPostgres> StartAsync(EmbeddedPostgresOptions options, ILogger log, CancellationToken ct)
    {
        if (OperatingSystem.IsWindows())
            throw EmbeddedPostgresUnavailable.NotInstalled();

        var folder = new ClusterFolder(Path.GetFullPath(options.Folder), UnprivilegedUser.Choose());
        await folder.PrepareAsync(ct);
        var binaries = PostgresBinaries.Find(options.BinPath, folder.Version, folder.Path);
        var postgres = new EmbeddedPostgres(folder, new PostgresServer(folder, binaries, options), log);
        try
        {
            await postgres.JoinAsync(binaries, options.StartTimeout, ct);
            return postgres;
        }
        catch
        {
            await postgres.DisposeAsync();
            throw;
        }
    }

    /// <summary>How Npgsql reaches a database of this cluster.</summary>
    public string ConnectionString(string database) => ConnectionString(_folder.Socket, database, pooling: true);

    /// <summary>Makes the database when it is missing.</summary>
    public async Task EnsureDatabaseAsync(string database, CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(ConnectionString(_folder.Socket, "postgres", pooling: false));
        await connection.OpenAsync(ct);
        await using var find = new NpgsqlCommand("select 1 from pg_database where datname = $1", connection) { Parameters = { new() { Value = database } } };
        if (await find.ExecuteScalarAsync(ct) is not null)
            return;
        try
        {
            await using var create = new NpgsqlCommand($"create database \"{database.Replace("\"", "\"\"", StringComparison.Ordinal)}\"", connection);
            await create.ExecuteNonQueryAsync(ct);
        }
        catch (PostgresException other) when (other.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
        {
            // Another process of the folder made it in the same moment.
        }
    }

    /// <summary>Leaves the server, and stops it when nobody else of its folder uses it.</summary>
    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        await _guarding;
        _use?.Dispose();
        if (_watch is not null && await _watch.ServerStoppedAsync())
            _log.PostgresStopped(_folder.Path);
        _watch?.Dispose();
        _closing.Dispose();
    }

    internal static string ConnectionString(string socketFolder, string database, bool pooling) => new NpgsqlConnectionStringBuilder
    {
        Host = socketFolder,
        Username = User,
        Database = database,
        Pooling = pooling,
        Timeout = 5,
        ApplicationName = "storefront",
        // Planning a statement costs more than running it, and the shop keeps no state in a session that would have to be reset.
        MaxAutoPrepare = 200,
        NoResetOnClose = true,
    }.ConnectionString;

    private async Task JoinAsync(PostgresBinaries binaries, TimeSpan patience, CancellationToken ct)
    {
        _use = await FileLock.WaitAsync(() => FileLock.TryShare(_folder.UsersLock), patience, ct) ?? throw EmbeddedPostgresUnavailable.Busy(_folder.Path);
        _watch = ServerWatch.Start(_folder, binaries);
        await EnsureRunningAsync(patience, ct);
        _guarding = GuardAsync(patience);
    }

    private async Task EnsureRunningAsync(TimeSpan patience, CancellationToken ct)
    {
        using var start = await FileLock.WaitAsync(() => FileLock.TryAlone(_folder.StartLock), patience, ct) ?? throw EmbeddedPostgresUnavailable.Busy(_folder.Path);
        if (await _server.EnsureRunningAsync(ct))
            _log.PostgresStarted(_folder.Path);
        else
            _log.PostgresJoined(_folder.Path);
    }

    private async Task GuardAsync(TimeSpan patience)
    {
        while (!_closing.IsCancellationRequested)
        {
            await Task.Delay(s_lookEvery, _closing.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (_closing.IsCancellationRequested || _server.IsAlive)
                continue;
            _log.PostgresGone(_folder.Path);
            try
            {
                await EnsureRunningAsync(patience, _closing.Token);
            }
            catch (Exception failed) when (failed is EmbeddedPostgresUnavailable or OperationCanceledException or IOException)
            {
                _log.PostgresStillGone(failed.Message);
            }
        }
    }
}

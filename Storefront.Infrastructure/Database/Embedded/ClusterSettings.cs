namespace Storefront.Infrastructure.Database.Embedded;

/// <summary>The whole postgresql.conf of the embedded cluster; written at the start.</summary>
internal static class ClusterSettings
{
    private const string Common = """
        # Written by the shop at its start. To change a setting, use ALTER SYSTEM (it writes postgresql.auto.conf).
        listen_addresses = ''
        unix_socket_permissions = 0700
        max_connections = 200
        shared_buffers = 256MB
        effective_cache_size = 1GB
        work_mem = 16MB
        maintenance_work_mem = 128MB
        max_wal_size = 2GB
        wal_compression = on
        random_page_cost = 1.1
        # Shop queries are short: compiling them costs more than it saves.
        jit = off
        timezone = 'UTC'
        log_timezone = 'UTC'
        log_line_prefix = '%m [%p] '
        log_checkpoints = off
        log_min_duration_statement = 2s
        idle_in_transaction_session_timeout = 5min
        """;

    private const string Durable = """
        fsync = on
        synchronous_commit = on
        full_page_writes = on
        """;

    private const string Fleeting = """
        fsync = off
        synchronous_commit = off
        full_page_writes = off
        wal_level = minimal
        max_wal_senders = 0
        autovacuum_naptime = 10min
        """;

    public static string Text(string socketFolder, bool durable) =>
        $"{Common}\nunix_socket_directories = '\"{socketFolder.Replace("'", "''", StringComparison.Ordinal)}\"'\n{(durable ? Durable : Fleeting)}\n";
}

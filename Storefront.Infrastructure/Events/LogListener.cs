using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Storefront.Infrastructure.Database;

namespace Storefront.Infrastructure.Events;

/// <summary>Hears of facts that other nodes moved to the log. Where LISTEN does not work (a transaction-mode pooler), polling finds them.</summary>
internal sealed partial class LogListener(IDbContextFactory<StorefrontContext> contexts, EventSignals signals, ILogger<LogListener> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var faults = new Backoff();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ListenAsync(stoppingToken);
            }
            catch (Exception) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                LogDeaf(fault);
                await faults.SleepAsync(stoppingToken);
            }
        }
    }

    private async Task ListenAsync(CancellationToken ct)
    {
        // Of its own, not from the pool: it is held for as long as the node lives.
        await using var connection = new NpgsqlConnection(await AddressAsync(ct));
        await connection.OpenAsync(ct);
        connection.Notification += (_, told) => Hear(told.Payload);
        await using (var listen = new NpgsqlCommand($"listen {Sequencer.Channel}", connection))
            await listen.ExecuteNonQueryAsync(ct);
        while (true) await connection.WaitAsync(ct);
    }

    /// <param name="head">The position that the log has reached; what is no number only wakes.</param>
    private void Hear(string head)
    {
        if (long.TryParse(head, NumberStyles.None, CultureInfo.InvariantCulture, out var position)) signals.HearOf(position);
        signals.Logged.Beat();
    }

    private async Task<string> AddressAsync(CancellationToken ct)
    {
        await using var context = await contexts.CreateDbContextAsync(ct);
        return new NpgsqlConnectionStringBuilder(context.Database.GetConnectionString()) { Pooling = false, KeepAlive = 30 }.ConnectionString;
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "Not listening to other nodes; facts are found by polling")]
    private partial void LogDeaf(Exception fault);
}

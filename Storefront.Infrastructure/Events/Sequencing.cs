using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Storefront.Infrastructure.Events;

/// <summary>Keeps the sequencer going on this node.</summary>
internal sealed partial class Sequencing(Sequencer sequencer, EventSignals signals, ILogger<Sequencing> log) : BackgroundService
{
    private const int Batch = 1000;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var faults = new Backoff();
        while (!stoppingToken.IsCancellationRequested)
        {
            var beat = signals.Written.Next;
            try
            {
                // Looking first costs no lock and no write while nothing happens.
                if (!await sequencer.IsOutboxEmptyAsync(stoppingToken)) await DrainAsync(stoppingToken);
                faults.Reset();
                await Sleep.UntilAsync(beat, EventLog.Poll, stoppingToken);
            }
            catch (Exception) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                LogFault(fault);
                await faults.SleepAsync(stoppingToken);
            }
        }
    }

    private async Task DrainAsync(CancellationToken ct)
    {
        while (await sequencer.MoveAsync(Batch, ct) == Batch)
        {
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The sequencer failed and will be tried again")]
    private partial void LogFault(Exception fault);
}

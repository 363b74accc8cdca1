using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Storefront.Infrastructure.Events;

/// <summary>Runs every shared consumer in a loop of its own, so that one that fails or is slow stops no other.</summary>
internal sealed partial class SharedConsumption(
    IEnumerable<IEventConsumer> consumers,
    ConsumerTurn turn,
    ParkedEvents parked,
    IEventLog events,
    ILogger<SharedConsumption> log) : BackgroundService
{
    private const int Batch = 200;

    /// <summary>Faults in a row, over some seconds, after which a fact is put aside.</summary>
    private const int Patience = 6;

    private static readonly TimeSpan s_idle = TimeSpan.FromMinutes(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(consumers.Select(consumer => RunAsync(consumer, stoppingToken)));

    private async Task RunAsync(IEventConsumer consumer, CancellationToken ct)
    {
        var faults = new Backoff();
        var careful = false;
        while (!ct.IsCancellationRequested)
        {
            try
            {
                // After a fault one by one, so that everything is digested up to the fact that cannot be.
                var position = await turn.TakeAsync(consumer, careful ? 1 : Batch, ct);
                careful = false;
                faults.Reset();
                if (position is null) await Task.Delay(EventLog.Poll, ct);
                else await events.WaitForAsync(position.Value, s_idle, ct);
            }
            catch (Exception) when (ct.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                careful = true;
                LogFault(fault, consumer.Name);
                await faults.SleepAsync(ct);
                if (faults.Count >= Patience && fault is IndigestibleEventException indigestible) await ParkAsync(consumer, indigestible, faults, ct);
            }
        }
    }

    private async Task ParkAsync(IEventConsumer consumer, IndigestibleEventException fault, Backoff faults, CancellationToken ct)
    {
        try
        {
            await parked.ParkAsync(consumer.Name, fault, ct);
            faults.Reset();
        }
        catch (Exception second) when (!ct.IsCancellationRequested)
        {
            LogFault(second, consumer.Name);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Event consumer {Consumer} failed and will be tried again")]
    private partial void LogFault(Exception fault, string consumer);
}

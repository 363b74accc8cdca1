using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Storefront.Infrastructure.Events;

/// <summary>Runs every shared consumer in a loop of its own, so that one that fails or is slow stops no other.</summary>
internal sealed partial class SharedConsumption(
    IEnumerable<IEventConsumer> consumers,
    ConsumerTurn turn,
    IEventLog events,
    ILogger<SharedConsumption> log) : BackgroundService
{
    private static readonly TimeSpan s_idle = TimeSpan.FromMinutes(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(consumers.Select(consumer => RunAsync(consumer, stoppingToken)));

    private async Task RunAsync(IEventConsumer consumer, CancellationToken ct)
    {
        var faults = new Backoff();
        while (!ct.IsCancellationRequested)
        {
            try
            {
                if (await turn.TakeAsync(consumer, ct) is { } position) await events.WaitForAsync(position, s_idle, ct);
                else await Task.Delay(EventLog.Poll, ct);
                faults.Reset();
            }
            catch (Exception) when (ct.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                LogFault(fault, consumer.Name);
                await faults.SleepAsync(ct);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Event consumer {Consumer} failed and will be tried again")]
    private partial void LogFault(Exception fault, string consumer);
}

using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Storefront.Core.Shared;

namespace Storefront.Infrastructure.Events;

/// <summary>Runs the consumers of this node alone, each in a loop of its own.</summary>
internal sealed partial class NodeConsumption(
    IEnumerable<INodeEventConsumer> consumers,
    IEventLog events,
    TimeProvider clock,
    ILogger<NodeConsumption> log) : BackgroundService
{
    private const int Batch = 500;
    private static readonly TimeSpan s_idle = TimeSpan.FromMinutes(1);

    private readonly IReadOnlyList<INodeEventConsumer> _consumers = [.. consumers];
    private long _head;

    /// <summary>The head is read before the first request is served: what a cache holds is younger.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        _head = await events.HeadAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(_consumers.Select(consumer => RunAsync(consumer, stoppingToken)));

    private async Task RunAsync(INodeEventConsumer consumer, CancellationToken ct)
    {
        var position = consumer.StartPosition ?? _head;
        var faults = new Backoff();
        while (!ct.IsCancellationRequested)
        {
            try
            {
                if (!await events.WaitForAsync(position, s_idle, ct)) continue;
                var facts = await events.ReadAsync(position, Batch, ct);
                await consumer.ConsumeAsync(facts, ct);
                position = facts[^1].Position;
                ShopMeter.ConsumerDelay.Record((clock.GetUtcNow() - facts[0].RecordedAt).TotalSeconds, new KeyValuePair<string, object?>("consumer", consumer.Name));
                faults.Reset();
            }
            catch (Exception) when (ct.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                LogFault(fault, consumer.Name, position);
                await faults.SleepAsync(ct);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Event consumer {Consumer} of this node failed after position {Position} and will be tried again")]
    private partial void LogFault(Exception fault, string consumer, long position);
}

using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Storefront.Infrastructure.Database;
using Storefront.Infrastructure.Events;

namespace Storefront.Infrastructure.Search.Indexing;

/// <summary>Builds the index when there is none and writes its snapshots.</summary>
internal sealed partial class IndexLife(LiveIndex index, SearchOptions options, ILogger<IndexLife> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var faults = new Backoff();
        while (!stoppingToken.IsCancellationRequested)
        {
            var wanted = index.Wanted.Next;
            try
            {
                if (index.Current is null) await index.RebuildAsync(stoppingToken);
                else await index.SnapshotAsync(stoppingToken);
                faults.Reset();
                await Sleep.UntilAsync(wanted, TimeSpan.FromSeconds(options.SnapshotSeconds), stoppingToken);
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

    /// <summary>The last snapshot saves the next start from reading the same events again.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        try
        {
            await index.SnapshotAsync(cancellationToken);
        }
        catch (Exception fault)
        {
            // The others stop all the same; the next start reads some events again.
            LogFault(fault);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The search index could not be built or written and will be tried again")]
    private partial void LogFault(Exception fault);
}

/// <summary>The snapshot is opened before the first request, so that a node that restarts answers from it at once.</summary>
internal sealed class OpenIndex(LiveIndex index) : IStartupStep
{
    public int Order => 150;

    public Task RunAsync(CancellationToken ct) => index.OpenAsync(ct);
}

/// <summary>Feeds this node's index with the facts of the shop.</summary>
internal sealed class IndexFeed(LiveIndex index) : INodeEventConsumer
{
    public string Name => "search";

    public long? StartPosition => index.Position;

    public Task ConsumeAsync(IReadOnlyList<LoggedEvent> events, CancellationToken ct) => index.ApplyAsync(events, ct);
}

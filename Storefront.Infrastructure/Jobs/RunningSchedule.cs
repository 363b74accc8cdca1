using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Quartz;

namespace Storefront.Infrastructure.Jobs;

/// <summary>
/// Starts the clock once the shop serves, and stops it with the shop. Running jobs are told to stop and roll back. The stop is not waited
/// for longer than <see cref="s_patience"/>: while the database is away, Quartz tries without end to write down what became of its jobs,
/// and other nodes take these over anyway.
/// </summary>
internal sealed partial class RunningSchedule(ISchedulerFactory schedulers, IHostApplicationLifetime life, TimeProvider clock, ILogger<RunningSchedule> log) : BackgroundService
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(3);
    private IScheduler? _scheduler;

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (_scheduler is null) return;
        try
        {
            await _scheduler.Shutdown(waitForJobsToComplete: false, CancellationToken.None).AsTask().WaitAsync(s_patience, clock, cancellationToken);
        }
        catch (Exception fault) when (fault is TimeoutException or OperationCanceledException)
        {
            LogLeft();
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var serves = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = life.ApplicationStarted.Register(serves.SetResult);
        await serves.Task.WaitAsync(stoppingToken);
        _scheduler = await schedulers.GetScheduler(stoppingToken);
        await _scheduler.Start(stoppingToken);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The clock did not stop in time and is left behind")]
    private partial void LogLeft();
}

using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Quartz;
using Storefront.Core.Shared;

namespace Storefront.Infrastructure.Jobs;

/// <summary>Runs the entry of the schedule that has the job's name, in a scope of its own. A run that fails is logged; the next one comes anyway.</summary>
[DisallowConcurrentExecution]
internal sealed partial class RecurringJob(IServiceScopeFactory scopes, Schedule schedule, ILogger<RecurringJob> log) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        var name = context.JobDetail.Key.Name;
        if (schedule.Jobs.FirstOrDefault(job => job.Name == name) is not { } job)
        {
            // Another version of the shop that runs beside this one, or ran before it, knows the job.
            LogUnknown(name);
            return;
        }
        var start = Stopwatch.GetTimestamp();
        var outcome = "done";
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await job.RunAsync(scope.ServiceProvider, cancellationToken);
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            outcome = "stopped";
            LogStopped(name);
        }
        catch (Exception fault)
        {
            outcome = "failed";
            LogFailed(fault, name);
        }
        ShopMeter.JobDuration.Record(Stopwatch.GetElapsedTime(start).TotalSeconds, new("job", name), new("outcome", outcome));
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "Job {Job} is not known to this version")]
    private partial void LogUnknown(string job);

    [LoggerMessage(Level = LogLevel.Information, Message = "Job {Job} stopped with the node")]
    private partial void LogStopped(string job);

    [LoggerMessage(Level = LogLevel.Error, Message = "Job {Job} failed; its next run comes as planned")]
    private partial void LogFailed(Exception fault, string job);
}

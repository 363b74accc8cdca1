using Microsoft.Extensions.DependencyInjection;
using Quartz;

namespace Storefront.Infrastructure.Jobs;

/// <summary>A use case that the clock starts, somewhere in the cluster and never twice at once.</summary>
/// <param name="Name">Stored in the database; a job keeps it for life.</param>
internal sealed record ScheduledJob(string Name, IScheduleBuilder Schedule, Func<IServiceProvider, CancellationToken, Task> RunAsync)
{
    /// <summary>Runs that were missed, while no node was up or one took too long, are left out.</summary>
    public static ScheduledJob Every<TUseCase>(TimeSpan interval, string name, Func<TUseCase, CancellationToken, Task> run)
        where TUseCase : notnull
    {
        var schedule = SimpleScheduleBuilder.Create().WithInterval(interval).RepeatForever()
            .WithMisfireInstruction(SimpleTriggerMisfireInstruction.NextWithRemainingCount);
        return new(name, schedule, Of(run));
    }

    /// <summary>A run that was missed while no node was up is made up for once.</summary>
    /// <param name="at">Time of the day in UTC.</param>
    public static ScheduledJob Daily<TUseCase>(TimeOnly at, string name, Func<TUseCase, CancellationToken, Task> run)
        where TUseCase : notnull
    {
        var schedule = CronScheduleBuilder.Create($"{at.Second} {at.Minute} {at.Hour} * * ?").InTimeZone(TimeZoneInfo.Utc)
            .WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed);
        return new(name, schedule, Of(run));
    }

    private static Func<IServiceProvider, CancellationToken, Task> Of<TUseCase>(Func<TUseCase, CancellationToken, Task> run)
        where TUseCase : notnull => (services, ct) => run(services.GetRequiredService<TUseCase>(), ct);
}

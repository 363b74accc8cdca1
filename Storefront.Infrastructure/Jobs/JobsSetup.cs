using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Quartz;
using Storefront.Infrastructure.Database;

namespace Storefront.Infrastructure.Jobs;

public static class JobsSetup
{
    private const string TablePrefix = "jobs.qrtz_";

    // A job that was running on a node that died waits for the sum of both. Longer than any pause of a healthy node.
    private static readonly TimeSpan s_checkin = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);

    /// <summary>The clock of the shop: every node takes part, each run happens on one.</summary>
    public static IServiceCollection AddStorefrontJobs(this IServiceCollection services) => services.AddStorefrontJobs(Schedule.OfTheShop);

    internal static IServiceCollection AddStorefrontJobs(this IServiceCollection services, Schedule schedule)
    {
        services.AddSingleton(schedule);
        services.AddQuartz(quartz =>
        {
            quartz.ConfigureScheduler(scheduler =>
            {
                scheduler.InstanceName = "storefront";
                scheduler.ShutdownJobInterruption = ShutdownJobInterruption.Always;
            });
            quartz.UsePersistentStore(Store);
            foreach (var job in schedule.Jobs)
            {
                quartz.AddJob<RecurringJob>(detail => detail.WithIdentity(job.Name).StoreDurably());
                quartz.AddTrigger<RecurringJob>(trigger => trigger.ForJob(job.Name).WithIdentity(job.Name).WithSchedule(job.Schedule));
            }
        });
        // A daily run that was missed is still missed after a restart.
        services.Configure<QuartzOptions>(options => options.Scheduling.ScheduleTriggerRelativeToReplacedTrigger = true);
        services.AddHostedService<RunningSchedule>();
        return services;
    }

    private static void Store(IPersistentStoreBuilder store)
    {
        store.UsePostgres(source => source.DataSourceFactory = services =>
            NpgsqlDataSource.Create(services.GetRequiredService<DatabaseConnection>().ConnectionString));
        store.ConfigureStore(options =>
        {
            options.TablePrefix = TablePrefix;
            // A clock that is left behind must not keep the process alive.
            options.UseBackgroundThreads = true;
        });
        store.UseClustering(cluster =>
        {
            cluster.CheckinInterval = s_checkin;
            cluster.CheckinMisfireThreshold = s_patience;
        });
        store.ProvisionSchema();
    }
}

using Storefront.Core.Notifications;
using Storefront.Infrastructure.Database;

namespace Storefront.Infrastructure.Jobs;

/// <summary>Everything that the clock starts.</summary>
internal sealed record Schedule(IReadOnlyList<ScheduledJob> Jobs)
{
    public static Schedule OfTheShop { get; } = new(
    [
        ScheduledJob.Every<SendMessages>(TimeSpan.FromSeconds(2), "send-messages", (job, ct) => job.ExecuteAsync(ct)),
        ScheduledJob.Daily<MonthlyPartitions>(new TimeOnly(3, 0), "make-partitions", (job, ct) => job.EnsureAsync(ct)),
    ]);
}

using Storefront.Core.Accounts;
using Storefront.Core.Audit;
using Storefront.Core.Content;
using Storefront.Core.Inventory;
using Storefront.Core.Notifications;
using Storefront.Core.Payments;
using Storefront.Core.Payments.Reconciliation;
using Storefront.Infrastructure.Database;
using Storefront.Infrastructure.Database.Requests;
using Storefront.Infrastructure.Events;

namespace Storefront.Infrastructure.Jobs;

/// <summary>Everything that the clock starts.</summary>
internal sealed record Schedule(IReadOnlyList<ScheduledJob> Jobs)
{
    public static Schedule OfTheShop { get; } = new(
    [
        ScheduledJob.Every<SendMessages>(TimeSpan.FromSeconds(2), "send-messages", (job, ct) => job.ExecuteAsync(ct)),
        ScheduledJob.Every<ApplyProviderMessages>(TimeSpan.FromSeconds(5), "apply-webhooks", (job, ct) => job.ExecuteAsync(ct)),
        ScheduledJob.Every<ReleaseExpiredHolds>(TimeSpan.FromSeconds(15), "release-holds", (job, ct) => job.ExecuteAsync(ct)),
        ScheduledJob.Every<ExpireUnpaid>(TimeSpan.FromSeconds(30), "expire-unpaid", (job, ct) => job.ExecuteAsync(ct)),
        ScheduledJob.Every<FinishMoney>(TimeSpan.FromSeconds(30), "finish-money", (job, ct) => job.ExecuteAsync(ct)),
        ScheduledJob.Every<FetchEvents>(TimeSpan.FromMinutes(5), "fetch-stripe-events", (job, ct) => job.ExecuteAsync(ct)),
        ScheduledJob.Every<KeepPageVersions>(TimeSpan.FromMinutes(10), "keep-page-versions", (job, ct) => job.ExecuteAsync(ct)),
        ScheduledJob.Every<ParkedEvents>(TimeSpan.FromHours(1), "retry-parked-events", (job, ct) => job.RetryAsync(ct)),
        ScheduledJob.Daily<ForgetSessions>(new TimeOnly(3, 30), "forget-sessions", (job, ct) => job.ExecuteAsync(ct)),
        ScheduledJob.Daily<Reconcile>(new TimeOnly(2, 30), "reconcile", (job, ct) => job.ExecuteAsync(new("clock"), ct)),
        ScheduledJob.Daily<ForgetRequests>(new TimeOnly(3, 40), "forget-requests", (job, ct) => job.ExecuteAsync(ct)),
        ScheduledJob.Daily<RunSelfTest>(new TimeOnly(3, 50), "self-test", (job, ct) => job.ExecuteAsync(new("clock"), ct)),
        ScheduledJob.Daily<ReportProof>(new TimeOnly(4, 0), "prove", (job, ct) => job.ExecuteAsync(ct)),
        ScheduledJob.Daily<MonthlyPartitions>(new TimeOnly(3, 0), "make-partitions", (job, ct) => job.EnsureAsync(ct)),
    ]);
}

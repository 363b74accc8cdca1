using Storefront.Infrastructure.Jobs;
using Storefront.Tests.Shared;

namespace Storefront.Tests.Database.Jobs;

public sealed class ScheduleTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly TimeSpan s_often = TimeSpan.FromMilliseconds(100);

    [Fact]
    public async Task Two_nodes_run_a_job_in_turn_and_never_at_once_and_one_goes_on_when_the_other_is_gone()
    {
        var witness = new JobNode.Witness();
        var job = ScheduledJob.Every<JobNode.Witness>(s_often, "in-turn", (w, ct) => w.RunAsync(TimeSpan.FromMilliseconds(150), ct));
        var first = await JobNode.StartAsync(database, witness, job);
        await using var second = await JobNode.StartAsync(database, witness, job);
        await Eventually.TrueAsync(() => witness.Runs >= 5, "the job ran on two nodes");
        await first.DisposeAsync();
        var runs = witness.Runs;
        await Eventually.TrueAsync(() => witness.Runs >= runs + 3, "the job goes on");

        Assert.False(witness.Overlapped);
    }

    [Fact]
    public async Task A_run_that_fails_stops_neither_the_next_run_nor_another_job()
    {
        var (broken, sound) = (new JobNode.Witness(), new JobNode.Witness());
        await using var node = await JobNode.StartAsync(
            database,
            sound,
            ScheduledJob.Every<JobNode.Witness>(s_often, "broken", (_, _) => broken.FailAsync()),
            ScheduledJob.Every<JobNode.Witness>(s_often, "sound", (w, ct) => w.RunAsync(TimeSpan.Zero, ct)));

        await Eventually.TrueAsync(() => broken.Runs >= 3 && sound.Runs >= 3, "both jobs run again and again");
    }

    [Fact]
    public async Task A_job_that_takes_long_is_told_when_its_node_stops()
    {
        var witness = new JobNode.Witness();
        var node = await JobNode.StartAsync(
            database,
            witness,
            ScheduledJob.Every<JobNode.Witness>(s_often, "long", (w, ct) => w.RunAsync(TimeSpan.FromMinutes(5), ct)));
        await Eventually.TrueAsync(() => witness.Runs == 1, "the job runs");
        await node.DisposeAsync();

        Assert.True(witness.WasStopped);
    }

    [Fact]
    public void Every_job_of_the_shop_has_a_name_of_its_own()
    {
        var names = Schedule.OfTheShop.Jobs.Select(job => job.Name).ToArray();

        Assert.NotEmpty(names);
        Assert.Equal(names.Distinct(), names);
    }
}

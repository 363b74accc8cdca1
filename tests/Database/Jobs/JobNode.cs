using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Storefront.Infrastructure.Database;
using Storefront.Infrastructure.Database.Embedded;
using Storefront.Infrastructure.Jobs;
using Storefront.Tests.Shared;

namespace Storefront.Tests.Database.Jobs;

/// <summary>A node of the shop with nothing but its clock, on the database of a test class.</summary>
internal sealed class JobNode : IAsyncDisposable
{
    private readonly IHost host;

    private JobNode(TestDatabase database, Witness witness, Schedule schedule)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.SetMinimumLevel(LogLevel.None);
        builder.Services
            .AddSingleton(new DatabaseConnection(database.ConnectionString, new EmbeddedPostgresOptions { Folder = "" }, NullLogger<DatabaseConnection>.Instance))
            .AddSingleton(witness)
            .AddStorefrontJobs(schedule);
        host = builder.Build();
    }

    public static async Task<JobNode> StartAsync(TestDatabase database, Witness witness, params ScheduledJob[] jobs)
    {
        var node = new JobNode(database, witness, new Schedule(jobs));
        await node.host.StartAsync(TestContext.Current.CancellationToken);
        return node;
    }

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync(CancellationToken.None);
        host.Dispose();
    }

    /// <summary>Counts _runs, over all nodes.</summary>
    public sealed class Witness
    {
        private int _running;
        private int _runs;

        public int Runs => _runs;

        public bool Overlapped { get; private set; }

        public bool WasStopped { get; private set; }

        public async Task RunAsync(TimeSpan length, CancellationToken ct)
        {
            if (Interlocked.Increment(ref _running) > 1) Overlapped = true;
            Interlocked.Increment(ref _runs);
            try
            {
                await Task.Delay(length, ct);
            }
            catch (OperationCanceledException)
            {
                WasStopped = true;
                throw;
            }
            finally
            {
                Interlocked.Decrement(ref _running);
            }
        }

        public Task FailAsync()
        {
            Interlocked.Increment(ref _runs);
            throw new InvalidOperationException("the job is broken");
        }
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Storefront.Core.Catalog;
using Storefront.Core.Shared;
using Storefront.Infrastructure.Database;
using Storefront.Infrastructure.Events;
using Storefront.Tests.Shared;

namespace Storefront.Tests.Database.Events;

/// <summary>A node of the shop with nothing but its events, on the database of a test class.</summary>
internal sealed class EventNode : IAsyncDisposable
{
    private readonly ServiceProvider _provider;

    public EventNode(TestDatabase database, params IEnumerable<object> consumers)
    {
        var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<TimeProvider>(database.Clock)
            .AddSingleton<IDbContextFactory<StorefrontContext>>(database)
            .AddSingleton<IStorefrontDb, StorefrontDb>()
            .AddStorefrontEvents();
        foreach (var consumer in consumers.OfType<IEventConsumer>()) services.AddSingleton(consumer);
        foreach (var consumer in consumers.OfType<INodeEventConsumer>()) services.AddSingleton(consumer);
        _provider = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    public IStorefrontDb Db => _provider.GetRequiredService<IStorefrontDb>();

    public IEventLog Log => _provider.GetRequiredService<IEventLog>();

    public Sequencer Sequencer => _provider.GetRequiredService<Sequencer>();

    public ConsumerTurn Turn => _provider.GetRequiredService<ConsumerTurn>();

    public ParkedEvents Parked => _provider.GetRequiredService<ParkedEvents>();

    public async Task<EventNode> StartAsync()
    {
        foreach (var loop in _provider.GetServices<IHostedService>()) await loop.StartAsync(TestContext.Current.CancellationToken);
        return this;
    }

    /// <summary>A fact that no other test has.</summary>
    public static ProductChanged Fact() => new(ProductId.New());

    public async Task PublishAsync(params IEnumerable<IDomainEvent> facts) => await Db.RunAsync(
        async (work, ct) =>
        {
            foreach (var fact in facts) work.Publish(fact);
            await work.CommitAsync(ct);
            return true;
        },
        TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        foreach (var loop in _provider.GetServices<IHostedService>()) await loop.StopAsync(CancellationToken.None);
        await _provider.DisposeAsync();
    }
}

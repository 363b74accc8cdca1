using Microsoft.Extensions.DependencyInjection;

namespace Storefront.Infrastructure.Events;

public static class EventsSetup
{
    /// <summary>The event log with its sequencer and the loops of all registered <see cref="IEventConsumer"/> and <see cref="INodeEventConsumer"/>.</summary>
    public static IServiceCollection AddStorefrontEvents(this IServiceCollection services) => services
        .AddSingleton<EventSignals>()
        .AddSingleton<EventLog>()
        .AddSingleton<IEventLog>(provider => provider.GetRequiredService<EventLog>())
        .AddSingleton<Sequencer>()
        .AddSingleton<ConsumerTurn>()
        .AddSingleton<ParkedEvents>()
        .AddHostedService<Sequencing>()
        .AddHostedService<LogListener>()
        .AddHostedService<SharedConsumption>()
        .AddHostedService<NodeConsumption>();
}

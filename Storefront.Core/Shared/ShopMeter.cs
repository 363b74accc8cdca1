using System.Diagnostics.Metrics;

namespace Storefront.Core.Shared;

/// <summary>What the shop counts about itself, for OpenTelemetry. Tags are names from the code, never anything of a person.</summary>
public static class ShopMeter
{
    public const string Name = "Storefront";

    private static readonly Meter s_meter = new(Name);

    /// <summary>Facts that got a position.</summary>
    public static Counter<long> FactsLogged { get; } = s_meter.CreateCounter<long>("storefront.events.logged", "{fact}");

    /// <summary>Seconds from a fact's position to the end of its batch, by <c>consumer</c>.</summary>
    public static Histogram<double> ConsumerDelay { get; } = s_meter.CreateHistogram<double>("storefront.events.consumer.delay", "s");

    /// <summary>Facts put aside, by <c>consumer</c>: anything but zero wants a look.</summary>
    public static Counter<long> FactsParked { get; } = s_meter.CreateCounter<long>("storefront.events.parked", "{fact}");

    /// <summary>Promises that the nightly proof found broken, by <c>promise</c>: anything but zero wants a look.</summary>
    public static Counter<long> PromisesBroken { get; } = s_meter.CreateCounter<long>("storefront.proof.broken", "{promise}");

    /// <summary>Attempts to send, by <c>template</c> and <c>outcome</c>.</summary>
    public static Counter<long> Mails { get; } = s_meter.CreateCounter<long>("storefront.mails", "{attempt}");

    /// <summary>Seconds that runs of the clock's jobs took, by <c>job</c> and <c>outcome</c>.</summary>
    public static Histogram<double> JobDuration { get; } = s_meter.CreateHistogram<double>("storefront.jobs.duration", "s");
}

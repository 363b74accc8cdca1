namespace Storefront.Web.Shared.Operations;

/// <summary>How the shop stops: setting <c>Shutdown</c>.</summary>
public sealed class ShutdownOptions
{
    /// <summary>Seconds between "not ready any more" and the end of listening, so that a load balancer can notice. 0 where there is none.</summary>
    public int DrainSeconds { get; init; }

    /// <summary>Seconds that requests and jobs under way are given to end.</summary>
    public int TimeoutSeconds { get; init; } = 30;
}

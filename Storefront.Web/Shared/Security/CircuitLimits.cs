using Microsoft.AspNetCore.Components.Server;

namespace Storefront.Web.Shared.Security;

/// <summary>What circuits may cost, so that a few rogue clients cannot take the memory of all.</summary>
internal static class CircuitLimits
{
    public static IServerSideBlazorBuilder WithCircuitLimits(this IServerSideBlazorBuilder circuits) => circuits
        .AddCircuitOptions(options =>
        {
            options.DisconnectedCircuitMaxRetained = 200;
            options.DisconnectedCircuitRetentionPeriod = TimeSpan.FromMinutes(2);
            options.PersistedCircuitInMemoryMaxRetained = 500;
            options.PersistedCircuitInMemoryRetentionPeriod = TimeSpan.FromMinutes(15);
            options.JSInteropDefaultCallTimeout = TimeSpan.FromSeconds(20);
            options.MaxBufferedUnacknowledgedRenderBatches = 10;
        })
        .AddHubOptions(options =>
        {
            options.MaximumReceiveMessageSize = 32 * 1024;
            options.HandshakeTimeout = TimeSpan.FromSeconds(15);
            options.KeepAliveInterval = TimeSpan.FromSeconds(15);
            options.MaximumParallelInvocationsPerClient = 1;
        });

    /// <summary>No other site may frame a live page; compressed sockets would let it guess what is in it.</summary>
    public static void DenyFrames(ServerComponentsEndpointOptions options) => options.ContentSecurityFrameAncestorsPolicy = "'none'";
}

namespace Storefront.Tests.StripeSandbox.Host;

/// <summary>A sandbox that listens. Disposing it stops it.</summary>
public sealed class RunningSandbox : IAsyncDisposable
{
    private readonly WebApplication app;

    internal RunningSandbox(WebApplication app, SandboxOptions options)
    {
        this.app = app;
        Options = options;
        Address = SandboxHost.AddressOf(app);
    }

    /// <summary>Origin of the API, the script and the frames, e.g. <c>http://127.0.0.1:40123</c>.</summary>
    public string Address { get; }

    public SandboxOptions Options { get; }

    /// <summary>Where the webhooks go from now on: for a shop that learns its own address after the sandbox's.</summary>
    public void SendWebhooksTo(string? url) =>
        app.Services.GetRequiredService<SandboxAddresses>().WebhookUrl = url;

    /// <summary>Waits until it is told to stop, or until the process that it depends on is gone.</summary>
    public Task WaitForShutdownAsync(CancellationToken ct = default) => app.WaitForShutdownAsync(ct);

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }
}

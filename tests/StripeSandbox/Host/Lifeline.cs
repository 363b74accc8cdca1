using System.Diagnostics;

namespace Storefront.Tests.StripeSandbox.Host;

/// <summary>Stops the sandbox when the process that started it is gone, so that none is left behind.</summary>
internal sealed class Lifeline(SandboxAddresses addresses, IHostApplicationLifetime lifetime) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        lifetime.ApplicationStarted.Register(Watch);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private void Watch()
    {
        if (addresses.Options.StopWithStdin) _ = Task.Run(StopAtEndOfInputAsync);
        if (addresses.Options.ParentPid is { } parent) _ = StopAfterAsync(parent);
    }

    private async Task StopAtEndOfInputAsync()
    {
        var buffer = new byte[256];
        await using var input = Console.OpenStandardInput();
        while (await input.ReadAsync(buffer) > 0)
        {
            // What is written to it means nothing; only its end does.
        }

        lifetime.StopApplication();
    }

    private async Task StopAfterAsync(int parent)
    {
        try
        {
            using var process = Process.GetProcessById(parent);
            await process.WaitForExitAsync(lifetime.ApplicationStopping);
        }
        catch (ArgumentException)
        {
            // No such process: gone already.
        }
        catch (OperationCanceledException)
        {
            return;
        }

        lifetime.StopApplication();
    }
}

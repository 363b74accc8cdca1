using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Storefront.Infrastructure.Database.Embedded;

namespace Storefront.Tests.Faults.Database;

/// <summary>Another process with an embedded database, to be killed.</summary>
internal sealed class SmallShop : IDisposable
{
    private readonly Process process;

    private SmallShop(Process process) => this.process = process;

    public int Pid => process.Id;

    /// <summary>What the other process does: it starts, says so, and waits for the end of its input.</summary>
    public static async Task<int> RunAsync(string folder)
    {
        await using var postgres = await EmbeddedPostgres.StartAsync(Options(folder), NullLogger.Instance, CancellationToken.None);
        await postgres.EnsureDatabaseAsync("storefront", CancellationToken.None);
        Console.WriteLine("ready");
        await Console.In.ReadToEndAsync();
        return 0;
    }

    public static EmbeddedPostgresOptions Options(string folder) => new() { Folder = folder, StartTimeout = TimeSpan.FromSeconds(60) };

    public static async Task<SmallShop> StartAsync(string folder)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, ["shop", folder]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        var process = Process.Start(start)!;
        Assert.Equal("ready", await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken));
        return new SmallShop(process);
    }

    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    public void Dispose()
    {
        process.Kill();
        process.Dispose();
    }
}

using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging;
using Storefront.Core.Shared;
using Storefront.Infrastructure.Database;
using Storefront.Infrastructure.Shared;

namespace Storefront.Infrastructure.Payments;

/// <summary>
/// Starts the Stripe sandbox beside the shop when no key is set and the shop runs from a checkout. It ends with the shop, keeps its books
/// in the data folder, and is spoken to exactly as Stripe is.
/// </summary>
internal sealed partial class SandboxProcess(StripeConnection connection, ShopOptions shop, DataFolder folder, SandboxPlace place, ILogger<SandboxProcess> log) : IStartupStep, IDisposable
{
    private const string Ready = "Stripe sandbox listening on ";

    private static readonly StripeOptions s_keys = new()
    {
        SecretKey = "sk_test_storefront_sandbox",
        PublishableKey = "pk_test_storefront_sandbox",
        WebhookSecret = "whsec_storefront_sandbox",
    };

    private Process? process;

    public int Order => 100;

    public async Task RunAsync(CancellationToken ct)
    {
        if (connection.Available) return;
        if (place.Find() is not { } program)
        {
            LogSwitchedOff();
            return;
        }
        process = Process.Start(StartInfo(program)) ?? throw new InvalidOperationException("The Stripe sandbox could not be started.");
        var address = await AddressAsync(process, ct);
        await File.WriteAllLinesAsync(Visitors, [$"{process.Id}", address], ct);
        Use(address);
        LogStarted(address);
    }

    /// <summary>For a program that only looks into the books: the sandbox of the shop that runs on this folder, or one of its own.</summary>
    public async Task JoinAsync(CancellationToken ct)
    {
        if (connection.Available) return;
        if (File.Exists(Visitors) && await File.ReadAllLinesAsync(Visitors, ct) is [var id, var address] && IsAlive(id)) Use(address);
        else if (File.Exists(Journal)) await RunAsync(ct);
    }

    public void Dispose()
    {
        if (process is null) return;
        process.StandardInput.Close();
        process.WaitForExit(TimeSpan.FromSeconds(3));
        process.Dispose();
        process = null;
    }

    private string Journal => folder.Inside("stripe-sandbox", "journal.jsonl");

    /// <summary>Process and address of the sandbox that runs on this folder, or ran last.</summary>
    private string Visitors => folder.Inside("stripe-sandbox", "running");

    private void Use(string address) => connection.Use(s_keys with { ApiBase = address, JsUrl = $"{address}/endive/stripe.js" });

    private static bool IsAlive(string id)
    {
        try
        {
            using var running = Process.GetProcessById(int.Parse(id, CultureInfo.InvariantCulture));
            return running is { HasExited: false, ProcessName: "dotnet" };
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private ProcessStartInfo StartInfo(string program)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Journal)!);
        return new("dotnet", [
            program,
            $"--Sandbox:WebhookUrl={shop.PublicUrl}/webhooks/stripe",
            $"--Sandbox:StatePath={Journal}",
            "--Sandbox:StopWithStdin=true",
            $"--Sandbox:SecretKey={s_keys.SecretKey}",
            $"--Sandbox:PublishableKey={s_keys.PublishableKey}",
            $"--Sandbox:WebhookSecret={s_keys.WebhookSecret}",
        ])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
    }

    private static async Task<string> AddressAsync(Process process, CancellationToken ct)
    {
        while (await process.StandardOutput.ReadLineAsync(ct) is { } line)
            if (line.StartsWith(Ready, StringComparison.Ordinal))
                return line[Ready.Length..].Trim();
        throw new SandboxRefused();
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Stripe sandbox runs at {Address}: no real payments")]
    private partial void LogStarted(string address);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Payment is switched off: set Stripe:SecretKey, Stripe:PublishableKey and Stripe:WebhookSecret")]
    private partial void LogSwitchedOff();
}

/// <summary>The sandbox ended before it was ready; it has said why. Its books have room for one at a time.</summary>
internal sealed class SandboxRefused() : StartRefusedException([
    "The Stripe sandbox did not start: if another shop of this checkout runs, stop it, or give this one a folder of its own with --Data:Path=/some/folder"]);

/// <summary>Where a checkout has built the sandbox.</summary>
/// <param name="ContentRoot">The folder of the solution, or of a published shop, which has no sandbox.</param>
internal sealed record SandboxPlace(string ContentRoot)
{
    public string? Find()
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent?.Name;
        var built = Path.Combine(ContentRoot, "tests", "StripeSandbox", "bin");
        return new[] { configuration, "Release", "Debug" }
            .Select(name => Path.Combine(built, name ?? "Release", "net10.0", "Storefront.Tests.StripeSandbox.dll"))
            .FirstOrDefault(File.Exists);
    }
}

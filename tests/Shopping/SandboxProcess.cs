using System.Diagnostics;

namespace Storefront.Tests.Shopping;

/// <summary>The Stripe sandbox as a process of its own, with its books in memory.</summary>
internal sealed class SandboxProcess : IDisposable
{
    public const string PublishableKey = "pk_test_storefront_sandbox";

    private const string Ready = "Stripe sandbox listening on ";
    public const string SecretKey = "sk_test_storefront_sandbox";
    private const string WebhookSecret = "whsec_storefront_sandbox";

    private readonly Process _process;

    private SandboxProcess(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    public int Id => _process.Id;

    /// <summary>The settings with which a shop takes the sandbox for Stripe.</summary>
    public string[] ShopSettings =>
    [
        $"--Stripe:SecretKey={SecretKey}", $"--Stripe:PublishableKey={PublishableKey}", $"--Stripe:WebhookSecret={WebhookSecret}",
        $"--Stripe:ApiBase={Address.GetLeftPart(UriPartial.Authority)}", $"--Stripe:JsUrl={new Uri(Address, "/endive/stripe.js")}",
    ];

    public static async Task<SandboxProcess> StartAsync(Uri shop)
    {
        var start = new ProcessStartInfo("dotnet", [
            ShopProgram.Sandbox, $"--Sandbox:WebhookUrl={new Uri(shop, "/webhooks/stripe")}", "--Sandbox:StopWithStdin=true",
            $"--Sandbox:SecretKey={SecretKey}", $"--Sandbox:PublishableKey={PublishableKey}", $"--Sandbox:WebhookSecret={WebhookSecret}",
        ])
        { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        var process = Process.Start(start)!;
        process.BeginErrorReadLine(); // webhooks that a shop did not take, which is the shop's affair
        while (await process.StandardOutput.ReadLineAsync() is { } line)
            if (line.StartsWith(Ready, StringComparison.Ordinal))
                return new(process, new(line[Ready.Length..].Trim()));
        throw new InvalidOperationException("The Stripe sandbox did not start.");
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}

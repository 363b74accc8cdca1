using Microsoft.Playwright;

namespace Storefront.Tests.Browser.Shared;

/// <summary>The Chromium of this machine, one per test class. A missing one fails the test; it is never skipped.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];

    private IPlaywright? playwright;
    private IBrowser? browser;

    public async ValueTask InitializeAsync()
    {
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Find(),
            Args = ["--no-sandbox"],
        });
    }

    /// <summary>A page of a fresh visitor: no cookies, no cache.</summary>
    public async Task<IPage> OpenPageAsync(BrowserNewContextOptions? visitor = null) =>
        await (await browser!.NewContextAsync(visitor)).NewPageAsync();

    public async ValueTask DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
    }

    private static string Find() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .SelectMany(folder => Names.Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists)
        ?? throw new FileNotFoundException($"No Chromium found; install one of {string.Join(", ", Names)}.");
}

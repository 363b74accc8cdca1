using Storefront.Infrastructure.Database;

namespace Storefront.Web.Shared.Operations;

/// <summary><c>./dev prove</c>: checks the invariants of the configured shop, whether it runs at the moment or not.</summary>
internal static class ProveCommand
{
    public static async Task<int> RunAsync(string[] settings)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = settings, ContentRootPath = ContentRootLocator.Find() });
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddStorefrontDatabase(builder.Configuration, builder.Environment.ContentRootPath);
        builder.Services.AddSingleton<ProveInvariants>();
        await using var shop = builder.Build();
        await shop.Services.GetRequiredService<DatabaseConnection>().OpenAsync(CancellationToken.None);

        var findings = await shop.Services.GetRequiredService<ProveInvariants>().ExecuteAsync(CancellationToken.None);
        foreach (var finding in findings)
        {
            Console.WriteLine($"{(finding.Broken.Count == 0 ? "holds " : "BROKEN")}  {finding.Invariant.Name,-4} {finding.Invariant.Sentence}");
            foreach (var row in finding.Broken) Console.WriteLine($"              {row}");
        }
        return findings.Any(finding => finding.Broken.Count > 0) ? 1 : 0;
    }
}

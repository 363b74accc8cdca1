using System.Globalization;
using Storefront.Core.Audit;
using Storefront.Infrastructure.Audit;
using Storefront.Infrastructure.Database;
using Storefront.Infrastructure.Payments;
using Storefront.Infrastructure.Shared.Settings;

namespace Storefront.Web.Shared.Operations;

/// <summary><c>./dev prove</c>: checks the invariants of the configured shop, whether it runs at the moment or not, in its own books and in Stripe's.</summary>
internal static class ProveCommand
{
    /// <returns>0: nothing is broken; 1: something is.</returns>
    public static async Task<int> RunAsync(string[] settings)
    {
        // Its sentences are English, and so are its numbers.
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = settings, ContentRootPath = ContentRootLocator.Find() });
        builder.Logging.ClearProviders();
        SettingsCheck.Check(builder.Configuration, builder.Environment.ContentRootPath);
        builder.Services.AddShop(builder.Configuration);
        builder.Services.AddStorefrontDatabase(builder.Configuration, builder.Environment.ContentRootPath);
        builder.Services.AddStorefrontPayments(builder.Configuration, builder.Environment.ContentRootPath);
        builder.Services.AddStorefrontAudit();
        await using var shop = builder.Build();
        await shop.Services.OpenStorefrontAsync(CancellationToken.None);
        await shop.Services.JoinSandboxAsync(CancellationToken.None);

        await using var scope = shop.Services.CreateAsyncScope();
        var proof = await scope.ServiceProvider.GetRequiredService<ProveShop>().ExecuteAsync(ProveShop.Command.Ever, CancellationToken.None);
        foreach (var line in ProofTable.Lines(proof)) Console.WriteLine(line);
        return proof.Holds ? 0 : 1;
    }
}

using Microsoft.EntityFrameworkCore;
using Storefront.Core.Pricing;
using Storefront.Core.Shared;
using Storefront.Core.Shipping;
using Storefront.Infrastructure.Database;

namespace Storefront.Infrastructure.Demo;

/// <summary>Gives a shop that has none the taxes and shipping methods that a merchant then adapts: without them nothing can be sold, not even an imported catalogue.</summary>
public sealed class FirstRules(IStorefrontDb db, DemoFolder files, TimeProvider clock) : IStartupStep
{
    private static readonly Guid s_claim = new("0191d3a0-0000-7000-8000-000000007413");

    public int Order => 10;

    public Task RunAsync(CancellationToken ct) => files.Exists ? db.RunAsync(FillAsync, ct) : Task.CompletedTask;

    private async Task<bool> FillAsync(IWork work, CancellationToken ct)
    {
        if (!await SeedClaim.TakeAsync(work, s_claim, "deploy/demo/tax.json", clock.GetUtcNow(), ct)) return false;
        var commerce = new DemoCommerce(work, new DemoCalendar(clock.GetUtcNow()));
        if (!await work.TaxZones.AnyAsync(ct)) commerce.Add(await files.ReadAsync<DemoTaxes>("tax.json", ct));
        if (!await work.ShippingZones.AnyAsync(ct)) commerce.Add(await files.ReadAsync<DemoShipping>("shipping.json", ct));
        await work.CommitAsync(ct);
        return true;
    }
}

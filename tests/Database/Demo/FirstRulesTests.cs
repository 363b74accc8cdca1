using Microsoft.EntityFrameworkCore;
using Storefront.Core.Shipping;
using Storefront.Infrastructure.Demo;
using Storefront.Tests.Shared;

namespace Storefront.Tests.Database.Demo;

public sealed class FirstRulesTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_shop_without_rules_gets_them_once()
    {
        await Task.WhenAll(Rules().RunAsync(Ct), Rules().RunAsync(Ct));
        await Rules().RunAsync(Ct);

        Assert.Equal(28, await database.ScalarAsync<long>("select count(*) from tax.zones"));
        Assert.Equal(4, await database.ScalarAsync<long>("select count(*) from shipping.zones"));
        Assert.Equal(23000, await database.ScalarAsync<int>("select rate_millis from tax.rates r join tax.zones z on z.id = r.zone_id where z.countries = '{IE}' and tax_class = 'standard'"));
        Assert.Equal(1, await database.ScalarAsync<long>("select count(*) from tax.zones where countries = '{*}'"));
    }

    [Fact]
    public async Task Carriers_rest_on_the_holidays_of_this_year_and_the_next()
    {
        await Rules().RunAsync(Ct);

        var days = await database.Db.ReadAsync((tables, ct) => tables.CarrierHolidays.Where(day => day.Carrier == "Example Post").Select(day => day.Date).ToListAsync(ct), Ct);

        Assert.Contains(new DateOnly(2026, 4, 6), days); // Easter Monday
        Assert.Contains(new DateOnly(2027, 3, 29), days);
        Assert.Contains(new DateOnly(2026, 5, 4), days); // the first Monday of May
        Assert.Contains(new DateOnly(2026, 10, 26), days); // the last of October
        Assert.Contains(new DateOnly(2027, 12, 25), days);
    }

    private FirstRules Rules() => new(database.Db, DemoFolder.In(SourceTree.Root), database.Clock);
}

using Storefront.Core.Accounts;
using Storefront.Core.Orders;
using Storefront.Core.Shared;
using Storefront.Tests.Shared;

namespace Storefront.Tests.Database.Accounts;

public sealed class OwnOrdersTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_account_sees_its_own_orders_and_those_of_the_guest_it_was_page_by_page()
    {
        await using var host = new AccountHost(database);
        var (account, guest, stranger) = (await host.OpenAsync("buyer@example.org"), CustomerId.New(), CustomerId.New());
        foreach (var (number, customer) in new[] { ("F-1", guest), ("F-2", account), ("F-3", stranger), ("F-4", account) })
        {
            await OrderAsync(customer, number);
            database.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        await host.Get<AdoptGuest>().ExecuteAsync(new(guest, account), Ct);
        var ids = await host.Get<CustomerIds>().OfAsync(account, Ct);

        var first = await new ListOwnOrders(database.Db).ExecuteAsync(new(ids, Take: 2), Ct);
        var second = await new ListOwnOrders(database.Db).ExecuteAsync(new(ids, Take: 2, first.Before), Ct);

        Assert.Equal(["F-4", "F-2"], first.Orders.Select(order => order.Number));
        Assert.Equal(["F-1"], second.Orders.Select(order => order.Number));
        Assert.Null(second.Before);
        Assert.Equal(("A mug", 3), (second.Orders[0].FirstTitle, second.Orders[0].Pieces));
    }

    private Task<bool> OrderAsync(CustomerId customer, string number) => database.Db.RunAsync(
        async (work, ct) =>
        {
            var terms = new OrderTerms
            {
                Email = "buyer@example.org",
                Language = "en",
                ItemsMinor = 7200,
                ShippingMinor = 0,
                TaxMinor = 0,
                PricesIncludeTax = true,
                Total = new Money(7200, Currency.Parse("EUR")),
                Address = new("Ada", null, "1 Strand", null, "D01", "Dublin", null, "IE", null),
                ShippingMethod = "Post",
                Carrier = "Post",
                DeliveryFrom = new(2026, 6, 3),
                DeliveryUntil = new(2026, 6, 5),
                PayBy = database.Clock.GetUtcNow().AddHours(1),
            };
            var order = work.Orders.Add(new(customer, OrderId.New(), CheckoutId.New(), terms, database.Clock.GetUtcNow())).Entity;
            order.Name(number);
            work.OrderItems.Add(new(customer, order.Id, 1, new(VariantId.New(), ProductId.New(), "MUG", "A mug", "", null, "mug", 2400, 3, "standard", 0)));
            await work.CommitAsync(ct);
            return true;
        },
        Ct);
}

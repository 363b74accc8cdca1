using Microsoft.EntityFrameworkCore;
using Storefront.Core.Carts;
using Storefront.Core.Checkout;
using Storefront.Core.Inventory;
using Storefront.Core.Orders;
using Storefront.Core.Shared;
using Storefront.Tests.Database.Payments;
using Storefront.Tests.Shared;

namespace Storefront.Tests.Database.Checkout;

/// <summary>The twins of <see cref="CheckoutRaceTests"/>: the same races as they are often written, to show what the guards are for.</summary>
public sealed class UnguardedCheckoutTests(TestCluster cluster) : IAsyncLifetime
{
    private readonly SellingShop _shop = new(cluster);
    private readonly CustomerId _customer = CustomerId.New();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private InterruptedCommands Commands => _shop.Database.Commands;

    public ValueTask InitializeAsync() => _shop.InitializeAsync();

    public ValueTask DisposeAsync() => _shop.DisposeAsync();

    [Fact]
    public async Task An_order_that_is_looked_for_and_then_written_is_written_twice()
    {
        await _shop.Database.ScalarAsync<int>("drop index orders.ix_orders_customer_id_checkout_id");
        var facts = await _shop.ReadyToOrderAsync(_customer);
        var second = Commands.After("FROM orders.orders", () => LookAndWriteAsync(facts));

        Assert.True(await LookAndWriteAsync(facts));

        Assert.True(await second);
        Assert.Equal(2, await _shop.Db.ReadAsync((tables, ct) => tables.Orders.CountAsync(order => order.CheckoutId == facts.Draft.Id, ct), Ct));
    }

    [Fact]
    public async Task A_number_that_is_read_and_then_written_belongs_to_two_orders()
    {
        await _shop.Database.ScalarAsync<int>("alter table orders.order_numbers drop constraint pk_order_numbers");
        var other = CustomerId.New();
        var (mine, others) = (await _shop.ReadyToOrderAsync(_customer), await _shop.ReadyToOrderAsync(other));
        var second = Commands.After("SELECT max(last)", () => PlaceAsync(other, others));

        var first = await PlaceAsync(_customer, mine);

        Assert.Equal(first.Number, (await second).Number);
        Assert.NotEqual(first.Order, (await second).Order);
    }

    [Fact]
    public async Task A_form_that_two_tabs_load_and_then_save_loses_what_one_of_them_typed()
    {
        await _shop.ReadyToOrderAsync(_customer);
        var second = Commands.After("FROM orders.checkouts", () => LoadAndSaveAsync(new("phone", "+353 1 234")));

        await LoadAndSaveAsync(new("name", "Grace"));
        await second;

        var contact = (await _shop.Get<ShowCheckout>().ExecuteAsync(_customer, Ct))!.Draft.Contact;
        Assert.Equal(("Grace", ""), (contact.Name, contact.Phone));
    }

    [Fact]
    public async Task Carts_that_two_tabs_read_and_then_add_together_are_added_twice()
    {
        var account = CustomerId.New();
        await _shop.Get<AddToCart>().ExecuteAsync(new(_customer, SellingShop.Sku, 2), Ct);
        await _shop.Get<AddToCart>().ExecuteAsync(new(account, SellingShop.Sku, 1), Ct);
        var second = Commands.After("FROM orders.cart_items", () => ReadAndAddAsync(account));

        await ReadAndAddAsync(account);

        await second;
        Assert.Equal(5, await _shop.Get<CountCart>().ExecuteAsync(account, Ct));
    }

    private Task<bool> ReadAndAddAsync(CustomerId account) => _shop.WorkAsync(async (work, ct) =>
    {
        var guests = work.CartItems.Where(item => item.CustomerId == _customer);
        foreach (var guest in await guests.AsNoTracking().ToListAsync(ct))
            await work.CartItems.Where(item => item.CustomerId == account && item.VariantId == guest.VariantId)
                .ExecuteUpdateAsync(set => set.SetProperty(item => item.Quantity, item => item.Quantity + guest.Quantity), ct);
        await guests.ExecuteDeleteAsync(ct);
        return true;
    });

    private Task<bool> LookAndWriteAsync(CheckoutFacts facts) => _shop.WorkAsync(async (work, ct) =>
    {
        if (await work.Orders.AnyAsync(order => order.CheckoutId == facts.Draft.Id, ct)) return false;
        var now = _shop.Clock.GetUtcNow();
        work.Orders.Add(new(_customer, OrderId.New(), facts.Draft.Id, new()
        {
            Email = facts.Draft.Contact.Email,
            Language = "en",
            ItemsMinor = facts.Totals.ItemsMinor,
            ShippingMinor = facts.Totals.ShippingMinor,
            TaxMinor = facts.Totals.TaxMinor,
            PricesIncludeTax = true,
            Total = facts.Totals.Total,
            Address = facts.Draft.Contact.ToAddress(),
            ShippingMethod = "Standard",
            Carrier = "Post",
            DeliveryFrom = DateOnly.FromDateTime(now.Date),
            DeliveryUntil = DateOnly.FromDateTime(now.Date),
            PayBy = now,
        }, now));
        return true;
    });

    private async Task<PlaceOrder.Result.Placed> PlaceAsync(CustomerId customer, CheckoutFacts facts) => Assert.IsType<PlaceOrder.Result.Placed>(
        await new PlaceOrder(_shop.Db, _shop.Get<IStockLedger>(), new ReadNumbers(_shop.Database), _shop.Get<CheckoutRulebook>(), _shop.Get<PlacingTurns>(), _shop.Clock)
            .ExecuteAsync(new(customer, facts.Draft.Id, facts.Totals.Total), Ct));

    private Task<bool> LoadAndSaveAsync(TypedField field) => _shop.WorkAsync(async (work, ct) =>
    {
        var draft = await work.Checkouts.SingleAsync(checkout => checkout.CustomerId == _customer, ct);
        draft.Type(draft.Contact.With(field), _shop.Clock.GetUtcNow());
        return true;
    });

    /// <summary>Reads the last number in order to write the next.</summary>
    private sealed class ReadNumbers(TestDatabase database) : IOrderNumbers
    {
        public async Task<string> NextAsync(IWork work, CancellationToken ct)
        {
            await using var context = database.CreateDbContext();
            var last = await context.Database.SqlQuery<long>($"SELECT max(last) AS \"Value\" FROM orders.order_number_series").SingleAsync(ct);
            await context.Database.ExecuteSqlAsync($"UPDATE orders.order_number_series SET last = {last + 1}", ct);
            return $"F{last + 1}";
        }
    }
}

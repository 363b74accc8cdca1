using Microsoft.EntityFrameworkCore;
using Storefront.Core.Carts;
using Storefront.Core.Checkout;
using Storefront.Core.Inventory;
using Storefront.Core.Orders;
using Storefront.Core.Pricing;
using Storefront.Core.Shared;
using Storefront.Tests.Database.Payments;

namespace Storefront.Tests.Database.Checkout;

public sealed class PlaceOrderTests(SellingShop shop) : IClassFixture<SellingShop>, IAsyncDisposable
{
    private readonly CustomerId _customer = CustomerId.New();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync() => await LedgerProof.HoldsAsync(shop.Database);

    [Fact]
    public async Task An_order_freezes_what_the_shopper_agreed_to()
    {
        var goods = await shop.OfferAsync(9);
        var facts = await shop.ReadyToOrderAsync(_customer, (SellingShop.Sku, 2), (goods.Sku, 1));

        var placed = Assert.IsType<PlaceOrder.Result.Placed>(await shop.OrderAsync(_customer, facts));

        var view = (await shop.Get<ShowOrder>().ExecuteAsync(_customer, placed.Order, Ct))!;
        Assert.Equal(OrderStatus.PendingPayment, view.Order.Status);
        Assert.Equal((3 * 2400, 490, 3 * 2400 + 490), (view.Order.ItemsMinor, view.Order.ShippingMinor, view.Order.TotalMinor));
        Assert.Equal(view.Order.TaxMinor, view.Taxes.Sum(tax => tax.TaxMinor));
        Assert.Equal([(SellingShop.Sku, 2, 2400L), (goods.Sku, 1, 2400L)], view.Items.Select(item => (item.Sku, item.Quantity, item.UnitMinor)));
        Assert.Equal("Ada Byron", view.Order.Address.Name);
        Assert.Equal(view.Order.Total, (await shop.PaymentAsync(_customer, placed.Order)).Amount);
    }

    [Fact]
    public async Task Pressing_the_button_ten_times_places_one_order()
    {
        var facts = await shop.ReadyToOrderAsync(_customer);

        var results = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => shop.OrderAsync(_customer, facts))));

        Assert.Single(results.Select(result => Assert.IsType<PlaceOrder.Result.Placed>(result)).Distinct());
        Assert.Equal(1, await OrdersAsync());
        Assert.IsType<PlaceOrder.Result.Placed>(await shop.OrderAsync(_customer, facts));
    }

    [Fact]
    public async Task A_key_that_comes_back_gets_the_same_order_and_with_another_total_is_refused()
    {
        var facts = await shop.ReadyToOrderAsync(_customer);
        var command = new PlaceOrder.Command(_customer, facts.Draft.Id, facts.Totals.Total, new(_customer, RequestKey.Fresh()));

        var placed = Assert.IsType<PlaceOrder.Result.Placed>(await shop.Get<PlaceOrder>().ExecuteAsync(command, Ct));
        Assert.Equal(placed, await shop.Get<PlaceOrder>().ExecuteAsync(command, Ct));
        await Assert.ThrowsAsync<RequestKeyReusedException>(() => shop.Get<PlaceOrder>().ExecuteAsync(command with { TotalSeen = new(1, Currency.Eur) }, Ct));
    }

    [Fact]
    public async Task A_key_whose_price_had_changed_may_ask_again_with_the_new_one()
    {
        var facts = await shop.ReadyToOrderAsync(_customer);
        var command = new PlaceOrder.Command(_customer, facts.Draft.Id, new(1, Currency.Eur), new(_customer, RequestKey.Fresh()));

        var changed = Assert.IsType<PlaceOrder.Result.PriceChanged>(await shop.Get<PlaceOrder>().ExecuteAsync(command, Ct));

        Assert.IsType<PlaceOrder.Result.Placed>(await shop.Get<PlaceOrder>().ExecuteAsync(command with { TotalSeen = changed.Now }, Ct));
    }

    [Fact]
    public async Task A_price_that_changed_since_the_page_is_said_and_nothing_is_ordered()
    {
        var goods = await shop.OfferAsync(9);
        var facts = await shop.ReadyToOrderAsync(_customer, (goods.Sku, 1));
        await shop.Database.ScalarAsync<int>($"update catalog.prices set amount_minor = 2600 where variant_id = '{goods.Id}'");

        Assert.Equal(new PlaceOrder.Result.PriceChanged(new(2600 + 490, Currency.Eur)), await shop.OrderAsync(_customer, facts));

        Assert.Equal(0, await OrdersAsync());
        var seen = (await shop.Get<ShowCheckout>().ExecuteAsync(_customer, Ct))!;
        Assert.IsType<PlaceOrder.Result.Placed>(await shop.OrderAsync(_customer, seen));
    }

    [Fact]
    public async Task A_line_that_sold_out_meanwhile_is_named_and_nothing_more_is_held()
    {
        var goods = await shop.OfferAsync(1);
        var facts = await shop.ReadyToOrderAsync(_customer, (SellingShop.Sku, 1), (goods.Sku, 1));
        await LapseAsync();
        await shop.PlaceAsync(CustomerId.New(), (goods.Sku, 1));

        var result = Assert.IsType<PlaceOrder.Result.Incomplete>(await shop.OrderAsync(_customer, facts));

        Assert.Equal(new CheckoutProblem(CheckoutStep.Cart, ProblemCode.SoldOut, null, "Mug"), Assert.Single(result.Problems));
        Assert.Equal(0, await OrdersAsync());
        Assert.Equal(0, await HoldsAsync());
    }

    [Fact]
    public async Task A_hold_that_lapsed_costs_nothing_while_there_is_stock()
    {
        var goods = await shop.OfferAsync(1);
        var facts = await shop.ReadyToOrderAsync(_customer, (goods.Sku, 1));
        await LapseAsync();

        Assert.IsType<PlaceOrder.Result.Placed>(await shop.OrderAsync(_customer, facts));
    }

    [Fact]
    public async Task The_last_piece_in_the_shoppers_own_hold_is_not_sold_out_to_him()
    {
        var goods = await shop.OfferAsync(1);
        await shop.ReadyToOrderAsync(_customer, (goods.Sku, 1));

        var cart = await shop.Get<ShowCart>().ExecuteAsync(_customer, Ct);

        Assert.False(cart.Blocked);
        Assert.Equal(1, Assert.Single(cart.Lines).Available);
        Assert.Equal(1, Assert.IsType<AddToCart.Result.OnlySomeLeft>(await shop.Get<AddToCart>().ExecuteAsync(new(_customer, goods.Sku, 1), Ct)).Available);
    }

    [Fact]
    public async Task Adding_more_to_what_is_held_never_makes_the_cart_smaller()
    {
        var goods = await shop.OfferAsync(5);
        await shop.ReadyToOrderAsync(_customer, (goods.Sku, 4));

        Assert.Equal(new AddToCart.Result.Added("Mug", 5), await shop.Get<AddToCart>().ExecuteAsync(new(_customer, goods.Sku, 1), Ct));
    }

    [Fact]
    public async Task Ten_presses_of_add_at_once_put_ten_pieces_into_one_cart()
    {
        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => shop.Get<AddToCart>().ExecuteAsync(new(_customer, SellingShop.Sku, 1), Ct))));

        Assert.Equal(10, await shop.Get<CountCart>().ExecuteAsync(_customer, Ct));
    }

    [Fact]
    public async Task A_second_tab_that_saves_while_the_first_orders_holds_nothing_for_a_cart_that_is_gone()
    {
        var goods = await shop.OfferAsync(9);
        var facts = await shop.ReadyToOrderAsync(_customer, (goods.Sku, 2));

        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(async () =>
        {
            if (i == 3) Assert.IsType<PlaceOrder.Result.Placed>(await shop.OrderAsync(_customer, facts));
            else await shop.Get<SaveCheckout>().ExecuteAsync(new(_customer), Ct);
        })));

        Assert.Equal(2, (await shop.StockAsync(goods.Id)).Held);
        Assert.Equal(0, await HoldsAsync());
    }

    [Fact]
    public async Task What_is_added_while_another_tab_orders_is_in_the_next_cart_and_not_lost()
    {
        var goods = await shop.OfferAsync(9);
        var facts = await shop.ReadyToOrderAsync(_customer);

        var (adding, ordering) = (
            Task.Run(() => shop.Get<AddToCart>().ExecuteAsync(new(_customer, goods.Sku, 1), Ct)),
            Task.Run(() => shop.OrderAsync(_customer, facts)));
        await Task.WhenAll(adding, ordering);

        var pieces = await shop.Get<CountCart>().ExecuteAsync(_customer, Ct);
        if (await ordering is PlaceOrder.Result.Placed) Assert.Equal(1, pieces);
        else Assert.Equal((typeof(PlaceOrder.Result.PriceChanged), 2), ((await ordering).GetType(), pieces));
    }

    [Fact]
    public async Task The_checkout_of_a_cart_that_was_ordered_does_not_order_the_next_cart()
    {
        var old = await shop.ReadyToOrderAsync(_customer);
        await shop.OrderAsync(_customer, old);
        var next = await shop.ReadyToOrderAsync(_customer);

        Assert.Equal(await shop.OrderAsync(_customer, old), await shop.OrderAsync(_customer, old));
        Assert.IsType<PlaceOrder.Result.NothingToOrder>(await shop.Get<PlaceOrder>().ExecuteAsync(new(_customer, CheckoutId.New(), next.Totals.Total), Ct));
        Assert.IsType<PlaceOrder.Result.NothingToOrder>(await shop.Get<PlaceOrder>().ExecuteAsync(new(CustomerId.New(), next.Draft.Id, next.Totals.Total), Ct));
        Assert.Equal(1, await OrdersAsync());
    }

    [Fact]
    public async Task Orders_placed_at_once_have_numbers_without_a_gap()
    {
        var ready = new List<(CustomerId Customer, CheckoutFacts Facts)>();
        for (var i = 0; i < 12; i++)
        {
            var customer = CustomerId.New();
            ready.Add((customer, await shop.ReadyToOrderAsync(customer)));
        }

        // Every third sees a wrong total: it must not burn a number.
        var results = await Task.WhenAll(ready.Select((buyer, i) => Task.Run(() => shop.Get<PlaceOrder>().ExecuteAsync(
            new(buyer.Customer, buyer.Facts.Draft.Id, buyer.Facts.Totals.Total * (i % 3 == 0 ? 2 : 1)), Ct))));

        var numbers = results.OfType<PlaceOrder.Result.Placed>().Select(placed => int.Parse(placed.Number[1..])).Order().ToList();
        Assert.Equal(8, numbers.Count);
        Assert.Equal(Enumerable.Range(numbers[0], 8), numbers);
    }

    [Theory]
    [InlineData("عادة بايرون", "شارع البحر ١ 🏠")]
    [InlineData("王小明 👨‍👩‍👧", "Straße ' \" \\ <b> ; -- 1")]
    [InlineData("Ada\0Byron", "1 Quay\r\nBack door")]
    public async Task What_was_typed_reaches_the_order_whatever_it_is(string name, string line1)
    {
        var facts = await shop.ReadyToOrderAsync(_customer);
        await shop.Get<SaveCheckout>().ExecuteAsync(new(_customer, facts.Draft.Contact with { Name = name, Line1 = line1 }), Ct);

        var placed = Assert.IsType<PlaceOrder.Result.Placed>(await shop.OrderAsync(_customer, facts));

        var address = (await shop.OrderAsync(_customer, placed.Order)).Address;
        Assert.Equal((name.Replace('\0', ' '), line1.Replace("\r\n", "  ", StringComparison.Ordinal)), (address.Name, address.Line1));
    }

    [Fact]
    public async Task What_is_too_long_is_kept_for_the_shopper_to_shorten_and_not_ordered()
    {
        var facts = await shop.ReadyToOrderAsync(_customer);
        var name = new string('ß', 5_000);

        var saved = Assert.IsType<SaveCheckout.Result.Saved>(await shop.Get<SaveCheckout>().ExecuteAsync(new(_customer, facts.Draft.Contact with { Name = name }), Ct));

        Assert.Equal(name, saved.Facts.Draft.Contact.Name);
        Assert.IsType<PlaceOrder.Result.Incomplete>(await shop.OrderAsync(_customer, facts));
    }

    [Fact]
    public async Task Two_rates_of_tax_may_have_the_same_name()
    {
        var goods = await shop.OfferAsync(9);
        await shop.Database.ScalarAsync<int>("""
            insert into tax.rates (zone_id, tax_class, name, rate_millis, "from") select zone_id, 'twin', name, 5000, "from" from tax.rates limit 1;
            insert into catalog.products select (jsonb_populate_record(p, jsonb_build_object('id', gen_random_uuid(), 'slug', 'twin', 'tax_class', 'twin'))).* from catalog.products p where slug = 'mug';
            """);
        await shop.Database.ScalarAsync<int>($"update catalog.variants set product_id = (select id from catalog.products where slug = 'twin') where id = '{goods.Id}'");
        shop.Clock.Advance(TaxBook.Oldest); // from then on every node knows the new rate

        await shop.PlaceAsync(_customer, (SellingShop.Sku, 1), (goods.Sku, 1));

        Assert.Equal(2, await shop.Database.ScalarAsync<long>($"select count(*) from orders.order_taxes where customer_id = '{_customer}'"));
    }

    /// <summary>Everybody takes too long.</summary>
    private async Task LapseAsync()
    {
        shop.Clock.Advance(TimeSpan.FromMinutes(11));
        await shop.Get<ReleaseExpiredHolds>().ExecuteAsync(Ct);
    }

    private Task<int> OrdersAsync() => shop.Db.ReadAsync((tables, ct) => tables.Orders.OwnedBy(_customer).CountAsync(ct), Ct);

    private Task<int> HoldsAsync() => shop.Db.ReadAsync((tables, ct) => tables.Holds.CountAsync(hold => hold.CustomerId == _customer && hold.OrderId == null, ct), Ct);
}

using Microsoft.EntityFrameworkCore;
using Storefront.Core.Carts;
using Storefront.Core.Checkout;
using Storefront.Core.Inventory;
using Storefront.Core.Orders;
using Storefront.Core.Payments;
using Storefront.Core.Shared;
using Storefront.Tests.Database.Payments;
using Storefront.Tests.Shared;

namespace Storefront.Tests.Database.Checkout;

/// <summary>The moment at which a cart becomes an order, with somebody in between: another tab, the merchant, the clock, another buyer.</summary>
public sealed class CheckoutRaceTests(SellingShop shop) : IClassFixture<SellingShop>, IAsyncDisposable
{
    private const string CartClaim = "locks its row … FROM orders.carts";
    private const string GoodsRead = "FROM catalog.variants";
    private const string OrderWritten = "INSERT INTO orders.orders";

    private readonly CustomerId _customer = CustomerId.New();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private InterruptedCommands Commands => shop.Database.Commands;

    public async ValueTask DisposeAsync() => await LedgerProof.HoldsAsync(shop.Database);

    [Fact]
    public async Task A_second_press_gets_the_order_of_the_first()
    {
        var facts = await shop.ReadyToOrderAsync(_customer);
        var second = Commands.After(CartClaim, () => shop.OrderAsync(_customer, facts));

        var first = Assert.IsType<PlaceOrder.Result.Placed>(await shop.OrderAsync(_customer, facts));

        Assert.Equal(first, await second);
        Assert.Equal(1, await shop.Db.ReadAsync((tables, ct) => tables.Orders.OwnedBy(_customer).CountAsync(ct), Ct));
    }

    [Fact]
    public async Task A_price_that_changes_just_before_the_order_reads_it_is_told_and_not_charged()
    {
        var (goods, facts) = await ReadyForOwnProductAsync();
        var changed = Commands.Before(GoodsRead, () => PriceAsync(goods, 2600));

        Assert.Equal(new PlaceOrder.Result.PriceChanged(new(2600 + 490, Currency.Eur)), await shop.OrderAsync(_customer, facts));

        await changed;
    }

    [Fact]
    public async Task A_price_that_changes_just_after_the_order_read_it_is_for_the_next_buyer()
    {
        var (goods, facts) = await ReadyForOwnProductAsync();
        var changed = Commands.After(GoodsRead, () => PriceAsync(goods, 2600));

        var placed = Assert.IsType<PlaceOrder.Result.Placed>(await shop.OrderAsync(_customer, facts));

        await changed;
        var view = (await shop.Get<ShowOrder>().ExecuteAsync(_customer, placed.Order, Ct))!;
        Assert.Equal((2400L, facts.Totals.Total), (Assert.Single(view.Items).UnitMinor, view.Order.Total));
    }

    [Fact]
    public async Task Goods_that_are_withdrawn_just_before_the_order_reads_them_are_not_sold()
    {
        var (goods, facts) = await ReadyForOwnProductAsync();
        var withdrawn = Commands.Before(GoodsRead, () => WithdrawAsync(goods));

        var result = Assert.IsType<PlaceOrder.Result.Incomplete>(await shop.OrderAsync(_customer, facts));

        await withdrawn;
        Assert.Equal(ProblemCode.NotForSale, Assert.Single(result.Problems).Code);
    }

    [Fact]
    public async Task Goods_that_are_withdrawn_just_after_the_order_read_them_are_sold_once_more_as_they_were()
    {
        var (goods, facts) = await ReadyForOwnProductAsync();
        var withdrawn = Commands.After(GoodsRead, () => WithdrawAsync(goods));

        Assert.IsType<PlaceOrder.Result.Placed>(await shop.OrderAsync(_customer, facts));

        await withdrawn;
        Assert.IsType<AddToCart.Result.NotForSale>(await shop.Get<AddToCart>().ExecuteAsync(new(_customer, goods.Sku, 1), Ct));
    }

    [Fact]
    public async Task A_quantity_that_another_tab_changes_first_is_seen_before_anything_is_ordered()
    {
        var facts = await shop.ReadyToOrderAsync(_customer);
        var ordered = Commands.BeforeCommitOf("UPDATE orders.cart_items", () => shop.OrderAsync(_customer, facts));

        await shop.Get<SetQuantity>().ExecuteAsync(new(_customer, shop.Mug, 3), Ct);

        Assert.Equal(new PlaceOrder.Result.PriceChanged(new((3 * 2400) + 490, Currency.Eur)), await ordered);
    }

    [Fact]
    public async Task A_quantity_that_another_tab_changes_too_late_changes_no_order()
    {
        var facts = await shop.ReadyToOrderAsync(_customer);
        var changed = Commands.After(CartClaim, () => shop.Get<SetQuantity>().ExecuteAsync(new(_customer, shop.Mug, 3), Ct));

        var placed = Assert.IsType<PlaceOrder.Result.Placed>(await shop.OrderAsync(_customer, facts));

        Assert.IsType<SetQuantity.Result.NotInCart>(await changed);
        Assert.Equal(1, Assert.Single((await shop.Get<ShowOrder>().ExecuteAsync(_customer, placed.Order, Ct))!.Items).Quantity);
    }

    [Fact]
    public async Task What_another_tab_adds_while_the_cart_is_ordered_lies_in_the_next_cart()
    {
        var goods = await shop.OfferAsync(9);
        var facts = await shop.ReadyToOrderAsync(_customer);
        var added = Commands.After(CartClaim, () => shop.Get<AddToCart>().ExecuteAsync(new(_customer, goods.Sku, 1), Ct));

        var placed = Assert.IsType<PlaceOrder.Result.Placed>(await shop.OrderAsync(_customer, facts));

        Assert.IsType<AddToCart.Result.Added>(await added);
        Assert.Single((await shop.Get<ShowOrder>().ExecuteAsync(_customer, placed.Order, Ct))!.Items);
        Assert.Equal(goods.Sku, Assert.Single((await shop.Get<ShowCart>().ExecuteAsync(_customer, Ct)).Lines).Sku);
    }

    [Fact]
    public async Task A_field_typed_in_one_tab_and_another_in_another_tab_are_both_kept()
    {
        await shop.ReadyToOrderAsync(_customer);
        var second = Commands.BeforeCommitOf("UPDATE orders.checkouts", () => shop.Get<SaveCheckout>().ExecuteAsync(new(_customer, Field: new("phone", "+353 1 234")), Ct));

        await shop.Get<SaveCheckout>().ExecuteAsync(new(_customer, Field: new("name", "Grace")), Ct);
        await second;

        var contact = (await shop.Get<ShowCheckout>().ExecuteAsync(_customer, Ct))!.Draft.Contact;
        Assert.Equal(("Grace", "+353 1 234"), (contact.Name, contact.Phone));
    }

    [Fact]
    public async Task A_hold_that_lapses_while_its_order_begins_is_taken_again()
    {
        var (goods, facts) = await ReadyForLastPieceAsync();
        var swept = Commands.After(GoodsRead, () => shop.Get<ReleaseExpiredHolds>().ExecuteAsync(Ct));

        Assert.IsType<PlaceOrder.Result.Placed>(await shop.OrderAsync(_customer, facts));

        await swept;
        Assert.Equal(1, (await shop.StockAsync(goods.Id)).Held);
    }

    [Fact]
    public async Task The_last_piece_that_another_buyer_takes_in_that_moment_is_told_and_not_promised_twice()
    {
        var (goods, facts) = await ReadyForLastPieceAsync();
        var faster = Commands.After("FROM inventory.holds", async () =>
        {
            await shop.Get<ReleaseExpiredHolds>().ExecuteAsync(Ct);
            return await shop.PlaceAsync(CustomerId.New(), (goods.Sku, 1));
        });

        Assert.Equal("Mug", Assert.Single(Assert.IsType<PlaceOrder.Result.OutOfStock>(await shop.OrderAsync(_customer, facts)).Missing));

        await faster;
        Assert.Equal((1, 1), await shop.StockAsync(goods.Id) is var level ? (level.OnHand, level.Held) : default);
    }

    [Fact]
    public async Task A_sweeper_that_comes_before_the_order_is_written_leaves_its_stock()
    {
        var (goods, facts) = await ReadyForLastPieceAsync();
        var swept = Commands.BeforeCommitOf(OrderWritten, () => shop.Get<ReleaseExpiredHolds>().ExecuteAsync(Ct));

        Assert.IsType<PlaceOrder.Result.Placed>(await shop.OrderAsync(_customer, facts));

        await swept;
        Assert.Equal(1, (await shop.StockAsync(goods.Id)).Held);
    }

    [Fact]
    public async Task Two_orders_that_draw_their_number_at_once_get_two_numbers_without_a_gap()
    {
        var other = CustomerId.New();
        var (mine, others) = (await shop.ReadyToOrderAsync(_customer), await shop.ReadyToOrderAsync(other));
        var second = Commands.BeforeCommitOf("order_number_series", () => shop.OrderAsync(other, others));

        var first = await shop.OrderAsync(_customer, mine);

        Assert.Equal(NumberOf(first) + 1, NumberOf(await second));
    }

    [Fact]
    public async Task A_draft_order_that_staff_finish_twice_is_one_order_with_one_link()
    {
        var facts = await shop.ReadyToOrderAsync(_customer);
        var command = new DraftOrder.Command(_customer, facts.Draft.Contact, facts.Draft.ShippingMethod, facts.Totals.Total, SellingShop.Staff);
        var second = Commands.BeforeCommitOf(OrderWritten, () => shop.Get<DraftOrder>().ExecuteAsync(command, Ct));

        var first = Assert.IsType<DraftOrder.Result.Placed>(await shop.Get<DraftOrder>().ExecuteAsync(command, Ct));

        Assert.Equal(first, await second);
        Assert.Equal(1, await shop.Database.ScalarAsync<long>($"select count(*) from events.outbox where type = 'PaymentLinkAsked' and payload->>'customer' = '{_customer}'"));
    }

    [Fact]
    public async Task Carts_that_two_tabs_merge_at_sign_in_are_merged_once()
    {
        var account = CustomerId.New();
        await shop.Get<AddToCart>().ExecuteAsync(new(_customer, SellingShop.Sku, 2), Ct);
        var merge = new MergeCarts(shop.Db, shop.Clock);
        var second = Commands.BeforeCommitOf("DELETE FROM orders.cart_items", () => merge.ExecuteAsync(new(_customer, account), Ct));

        Assert.True(await merge.ExecuteAsync(new(_customer, account), Ct));

        Assert.False(await second);
        Assert.Equal((0, 2), (await shop.Get<CountCart>().ExecuteAsync(_customer, Ct), await shop.Get<CountCart>().ExecuteAsync(account, Ct)));
    }

    private static int NumberOf(PlaceOrder.Result result) => int.Parse(Assert.IsType<PlaceOrder.Result.Placed>(result).Number[1..]);

    /// <summary>One piece, held by a checkout that took too long; nobody has swept it away yet.</summary>
    private async Task<(Goods Goods, CheckoutFacts Facts)> ReadyForLastPieceAsync()
    {
        var goods = await shop.OfferAsync(1);
        var facts = await shop.ReadyToOrderAsync(_customer, (goods.Sku, 1));
        shop.Clock.Advance(TimeSpan.FromMinutes(11));
        return (goods, facts);
    }

    /// <summary>Goods whose product no other test sells.</summary>
    private async Task<(Goods Goods, CheckoutFacts Facts)> ReadyForOwnProductAsync()
    {
        var goods = await shop.OfferAsync(9);
        await shop.Database.ScalarAsync<int>($"""
            insert into catalog.products select (jsonb_populate_record(p, jsonb_build_object('id', gen_random_uuid(), 'slug', '{goods.Sku.ToLowerInvariant()}'))).* from catalog.products p where slug = 'mug';
            update catalog.variants set product_id = (select id from catalog.products where slug = '{goods.Sku.ToLowerInvariant()}') where id = '{goods.Id}'
            """);
        return (goods, await shop.ReadyToOrderAsync(_customer, (goods.Sku, 1)));
    }

    private Task<int> PriceAsync(Goods goods, long minor) => shop.Database.ScalarAsync<int>($"update catalog.prices set amount_minor = {minor} where variant_id = '{goods.Id}'");

    private Task<int> WithdrawAsync(Goods goods) => shop.Database.ScalarAsync<int>(
        $"update catalog.products set unpublished_at = '{shop.Clock.GetUtcNow():O}' where id = (select product_id from catalog.variants where id = '{goods.Id}')");
}

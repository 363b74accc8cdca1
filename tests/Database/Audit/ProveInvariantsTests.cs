using Npgsql;
using Storefront.Core.Audit;
using Storefront.Core.Inventory;
using Storefront.Core.Inventory.Counting;
using Storefront.Core.Inventory.Transfers;
using Storefront.Core.Payments;
using Storefront.Core.Shared;
using Storefront.Infrastructure.Audit;
using Storefront.Tests.Database.Payments;
using Storefront.Tests.Database.Shipping;

namespace Storefront.Tests.Database.Audit;

/// <summary>The invariants hold after sales, and each reports the damage that it is there for.</summary>
public sealed class ProveInvariantsTests(SellingShop shop) : IClassFixture<SellingShop>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Invariant, and what breaks it. What the database itself refuses is unlocked first.</summary>
    public static TheoryData<string, string> Damages => new()
    {
        { "I1a", "ALTER TABLE inventory.inventory DROP CONSTRAINT ck_inventory_no_oversell; UPDATE inventory.inventory SET held = on_hand + 1" },
        { "I1b", "UPDATE inventory.inventory SET held = held + 1 WHERE on_hand > 500" },
        { "I1c", "UPDATE inventory.inventory SET committed = committed + 1 WHERE on_hand > 500" },
        { "I1d", "UPDATE inventory.inventory SET on_hand = on_hand + 1" },
        { "I1d", "UPDATE inventory.inventory SET shortage = shortage + 1" },
        { "I1e", "UPDATE orders.orders SET order_status = 'Expired'" },
        { "I1e", "UPDATE orders.orders SET order_status = 'PendingPayment'" },
        { "I1f", "UPDATE inventory.inventory SET shortage = shortage + 1" },
        { "I1f", "UPDATE inventory.tasks SET closed_at = now() WHERE kind = 'Shortage'" },
        { "I1f", "INSERT INTO inventory.tasks (variant_id, id, warehouse_id, kind, opened_at) SELECT variant_id, gen_random_uuid(), warehouse_id, 'Shortage', now() FROM inventory.inventory WHERE shortage = 0" },
        { "I1g", "UPDATE inventory.transfer_lines SET quantity = quantity + 1" },
        { "I1g", "UPDATE inventory.transfer_lines SET arrived = arrived + 1" },
        { "I1g", "UPDATE inventory.transfers SET closed_at = now()" },
        { "I1g", "UPDATE inventory.transfer_lines SET lost = quantity - arrived" },
        { "I1g", "DELETE FROM inventory.movements WHERE kind = 'Transferred'" },
        { "I1h", "UPDATE inventory.allocations a SET warehouse_id = w.id FROM orders.orders o, inventory.warehouses w WHERE o.id = a.order_id AND o.pick_up IS NOT NULL AND w.code = 'main'" },
        { "I3", "ALTER TABLE payments.payments DROP CONSTRAINT ck_payments_amounts; UPDATE payments.payments SET captured_minor = amount_minor + 1" },
        { "I3", "ALTER TABLE payments.payments DROP CONSTRAINT ck_payments_amounts; UPDATE payments.payments SET refunded_minor = captured_minor + 1" },
        { "I4", "UPDATE payments.payments SET authorized_minor = 0, captured_minor = 0" },
        { "I4a", "UPDATE orders.orders SET order_status = 'PendingPayment', pay_by = created_at - interval '2 hours'" },
        { "I4b", "UPDATE payments.payments SET captured_minor = 0" },
        { "I4d", "UPDATE payments.payments SET amount_minor = amount_minor + 1" },
        { "I4d", "DELETE FROM payments.payments" },
        { "I4d", "INSERT INTO payments.payments SELECT (jsonb_populate_record(p, jsonb_build_object('id', gen_random_uuid()))).* FROM payments.payments p" },
        { "I5", "DROP INDEX payments.ix_payment_events_customer_id_object_id_kind_occurrence; INSERT INTO payments.payment_events SELECT (jsonb_populate_record(e, jsonb_build_object('id', gen_random_uuid()))).* FROM payments.payment_events e" },
        { "I5", "UPDATE payments.payments SET intent_id = 'pi_other' || id" },
        { "I6", "INSERT INTO notifications.messages (id, created_at, template, language, recipient, document, cause, state, attempts, next_attempt_at) SELECT gen_random_uuid(), now(), 'x', 'en', 'a@b.example', '{}', 'c', 'Sent', 0, now() FROM generate_series(1, 2)" },
        { "I7", "DROP INDEX orders.ix_orders_customer_id_checkout_id; UPDATE orders.orders SET checkout_id = '00000000-0000-7000-8000-000000000001'" },
        { "I7", "UPDATE payments.payments SET idempotency_key = 'one for all'" },
        { "I7", "INSERT INTO orders.requests (owner, key, fingerprint, asked_at) VALUES ('o', 'k', 'f', now())" },
        { "I9", "UPDATE orders.order_taxes SET tax_minor = tax_minor + 1" },
        { "I9", "ALTER TABLE orders.order_items DROP CONSTRAINT ck_order_items_total; UPDATE orders.order_items SET total_minor = total_minor - 1" },
        { "I9a", "ALTER TABLE orders.orders DROP CONSTRAINT ck_orders_total; UPDATE orders.orders SET total_minor = total_minor + 1" },
        { "I10", "UPDATE payments.payments SET captured_minor = amount_minor" },
        { "I10", "DELETE FROM payments.payment_events; UPDATE payments.payments SET captured_minor = amount_minor, refunded_minor = 1" },
        { "I10a", RefundOf("quantity + 1", "1") },
        { "I10a", RefundOf("1", "total_minor + 1") },
        { "I10b", "UPDATE payments.payments SET promised_minor = promised_minor + 1" },
        { "I11", "DELETE FROM orders.order_numbers" },
        { "I11", "UPDATE orders.order_number_series SET last = last + 1" },
        { "I11a", "DELETE FROM orders.order_events WHERE kind = 'Placed'" },
        { "I11a", "UPDATE orders.order_events SET kind = 'Shipped' WHERE kind = 'Placed'" },
        { "I12", "INSERT INTO events.log (position, recorded_at, id, type, payload, occurred_at) VALUES (900, now(), gen_random_uuid(), 'X', '{}', now())" },
        { "I12a", "DELETE FROM events.outbox WHERE type = 'OrderPlaced'" },
        { "I12a", "INSERT INTO events.outbox SELECT (jsonb_populate_record(f, jsonb_build_object('id', gen_random_uuid()))).* FROM events.outbox f WHERE type = 'OrderPlaced'" },
        { "I12a", "INSERT INTO events.cursors (consumer, position) VALUES ('ahead', 1000000)" },
    };

    [Fact]
    public async Task A_shop_that_has_sold_breaks_none_in_its_books_and_in_Stripes()
    {
        await SellAsync();
        await shop.PlaceAsync(CustomerId.New());

        var proof = await shop.Get<ProveShop>().ExecuteAsync(new(Since: null, TimeSpan.Zero), Ct);

        Assert.All(proof.Findings, finding => Assert.Empty(finding.Broken));
        Assert.Equal((proof.Findings.Count, 0, 0), (proof.Kept, proof.Broken, proof.Skipped));
        Assert.All(proof.Sums, sum => Assert.True(sum.IsEqual, sum.ToString()));
        Assert.Contains(proof.Sums, sum => sum is { Kind: SumKind.Promised, One: > 0 });
        Assert.Contains(proof.Sums, sum => sum is { Kind: SumKind.CapturedAtStripe, One: > 0 });
    }

    [Theory]
    [MemberData(nameof(Damages))]
    public async Task Damage_is_reported(string name, string damage)
    {
        await SellAsync();
        await using var connection = new NpgsqlConnection(shop.Database.ConnectionString);
        await connection.OpenAsync(Ct);
        await using var undone = await connection.BeginTransactionAsync(Ct);
        await using (var breaking = new NpgsqlCommand(damage, connection)) await breaking.ExecuteNonQueryAsync(Ct);

        Assert.NotEmpty(await InvariantQueries.BrokenAsync(connection, Invariants.All.Single(one => one.Name == name), shop.Clock.GetUtcNow(), Ct));
    }

    [Fact]
    public void Every_invariant_has_its_damage() =>
        Assert.Empty(Invariants.All.Select(one => one.Name).Except(Damages.Select(row => row.Data.Item1)));

    private static string RefundOf(string pieces, string minor) => $$"""
        INSERT INTO payments.refunds (customer_id, id, order_id, payment_id, currency, amount_minor, shipping_minor, tax_minor, reason, staff, created_at, state, lines)
        SELECT p.customer_id, gen_random_uuid(), p.order_id, p.id, p.currency, 1, 0, 0, '', '', now(), 'Done',
          jsonb_build_array(jsonb_build_object('item', i.id, 'quantity', {{pieces}}, 'amountMinor', {{minor}}, 'taxMinor', 0))
        FROM payments.payments p JOIN orders.order_items i ON i.customer_id = p.customer_id AND i.order_id = p.order_id
        """;

    /// <summary>Once for all: something is sold and sent, something is missing, and something is on its way.</summary>
    private async Task SellAsync()
    {
        if (await shop.Database.ScalarAsync<long>("SELECT count(*) FROM inventory.transfers") > 0) return;
        var sent = CustomerId.New();
        var order = await shop.BuyAsync(sent);
        Assert.IsType<ShipOrder.Result.Shipped>(await shop.Get<ShipOrder>().ExecuteAsync(new(sent, order, "Post", null, SellingShop.Staff), Ct));
        await shop.BuyAsync(CustomerId.New());
        await shop.OpenPlaceAsync(shop.Backroom);
        await shop.BuyToCollectAsync(CustomerId.New(), shop.Backroom, await shop.OfferAsync(1, inBackroom: 1));
        var (missing, moved, shelves) = (await shop.OfferAsync(2), await shop.OfferAsync(3), shop.Get<IShelfLedger>());
        await shop.BuyAsync(CustomerId.New(), (missing.Sku, 2));
        await new CountStock(shop.Db, shelves).ExecuteAsync(new(new(MovementId.New(), missing.Id, shop.Warehouse, SellingShop.Staff), 2, 1), Ct);
        var transfer = TransferId.New();
        await new DispatchTransfer(shop.Db, shelves, shop.Clock).ExecuteAsync(new(transfer, shop.Warehouse, shop.Backroom, [new(moved.Id, 3)], SellingShop.Staff), Ct);
        await new ReceiveTransfer(shop.Db, shelves, shop.Clock).ExecuteAsync(new(transfer, [new(moved.Id, 0, 1, 0)], SellingShop.Staff), Ct);
    }
}

using Npgsql;
using Storefront.Core.Inventory;
using Storefront.Core.Inventory.Counting;
using Storefront.Core.Inventory.Transfers;
using Storefront.Core.Shared;
using Storefront.Infrastructure.Database;
using Storefront.Tests.Database.Payments;

namespace Storefront.Tests.Database.Database;

/// <summary>The invariants hold after sales, and each reports the damage that it is there for.</summary>
public sealed class ProveInvariantsTests(SellingShop shop) : IClassFixture<SellingShop>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_shop_that_has_sold_breaks_none()
    {
        await SellAsync();
        await shop.PlaceAsync(CustomerId.New());

        Assert.All(await new ProveInvariants(shop.Database).ExecuteAsync(Ct), finding => Assert.Empty(finding.Broken));
    }

    [Theory]
    [InlineData("I1b", "UPDATE inventory.inventory SET held = held + 1 WHERE on_hand > 500")]
    [InlineData("I1c", "UPDATE inventory.inventory SET committed = committed + 1 WHERE on_hand > 500")]
    [InlineData("I1d", "UPDATE inventory.inventory SET on_hand = on_hand + 1")]
    [InlineData("I1e", "UPDATE orders.orders SET order_status = 'Expired'")]
    [InlineData("I1e", "UPDATE orders.orders SET order_status = 'PendingPayment'")]
    [InlineData("I1d", "UPDATE inventory.inventory SET shortage = shortage + 1")]
    [InlineData("I1f", "UPDATE inventory.inventory SET shortage = shortage + 1")]
    [InlineData("I1f", "UPDATE inventory.tasks SET closed_at = now() WHERE kind = 'Shortage'")]
    [InlineData("I1f", "INSERT INTO inventory.tasks (variant_id, id, warehouse_id, kind, opened_at) SELECT variant_id, gen_random_uuid(), warehouse_id, 'Shortage', now() FROM inventory.inventory WHERE shortage = 0")]
    [InlineData("I1g", "UPDATE inventory.transfer_lines SET quantity = quantity + 1")]
    [InlineData("I1g", "UPDATE inventory.transfer_lines SET arrived = arrived + 1")]
    [InlineData("I1g", "UPDATE inventory.transfers SET closed_at = now()")]
    [InlineData("I1g", "UPDATE inventory.transfer_lines SET lost = quantity - arrived")]
    [InlineData("I1g", "DELETE FROM inventory.movements WHERE kind = 'Transferred'")]
    [InlineData("I4", "UPDATE payments.payments SET authorized_minor = 0, captured_minor = 0")]
    [InlineData("I9", "UPDATE orders.order_taxes SET tax_minor = tax_minor + 1")]
    [InlineData("I10", "UPDATE payments.payments SET captured_minor = amount_minor")]
    [InlineData("I10", "DELETE FROM payments.payment_events; UPDATE payments.payments SET captured_minor = amount_minor, refunded_minor = 1")]
    [InlineData("I11", "DELETE FROM orders.order_numbers")]
    [InlineData("I12", "INSERT INTO events.log (position, recorded_at, id, type, payload, occurred_at) VALUES (900, now(), gen_random_uuid(), 'X', '{}', now())")]
    public async Task Damage_is_reported(string name, string damage)
    {
        await SellAsync();
        await using var connection = new NpgsqlConnection(shop.Database.ConnectionString);
        await connection.OpenAsync(Ct);
        await using var undone = await connection.BeginTransactionAsync(Ct);
        await using (var breaking = new NpgsqlCommand(damage, connection)) await breaking.ExecuteNonQueryAsync(Ct);

        Assert.NotEmpty(await ProveInvariants.BrokenAsync(connection, Invariants.All.Single(one => one.Name == name), Ct));
    }

    /// <summary>Something is sold, something is missing, and something is on its way.</summary>
    private async Task SellAsync()
    {
        await shop.BuyAsync(CustomerId.New());
        var (missing, sent, shelves) = (await shop.OfferAsync(2), await shop.OfferAsync(3), shop.Get<IShelfLedger>());
        await shop.BuyAsync(CustomerId.New(), (missing.Sku, 2));
        await new CountStock(shop.Db, shelves).ExecuteAsync(new(new(MovementId.New(), missing.Id, shop.Warehouse, SellingShop.Staff), 2, 1), Ct);
        var transfer = TransferId.New();
        await new DispatchTransfer(shop.Db, shelves, shop.Clock).ExecuteAsync(new(transfer, shop.Warehouse, shop.Backroom, [new(sent.Id, 3)], SellingShop.Staff), Ct);
        await new ReceiveTransfer(shop.Db, shelves, shop.Clock).ExecuteAsync(new(transfer, [new(sent.Id, 0, 1, 0)], SellingShop.Staff), Ct);
    }
}

using Microsoft.EntityFrameworkCore;
using Storefront.Core.Inventory;
using Storefront.Core.Orders;
using Storefront.Core.Payments;
using Storefront.Core.Shared;

namespace Storefront.Core.Shipping;

/// <summary>
/// Says that an order lies ready where the buyer collects it: he is told by mail, with the place, his code and the last day. Nothing
/// leaves the shelf until it is handed over.
/// </summary>
public sealed class MakeReady(IStorefrontDb db, IStockLedger stock, ShopOptions shop, TimeProvider clock)
{
    public sealed record Command(CustomerId Customer, OrderId Order, string Staff, RequestKey? Request = null);

    public abstract record Result
    {
        private Result()
        {
        }

        /// <param name="CollectBy">The moment from which it counts as not collected.</param>
        public sealed record Ready(DateTimeOffset CollectBy) : Result;

        /// <summary>It is to be sent, was handed over, was given up, or is unpaid.</summary>
        public sealed record NotToBeCollected : Result;

        /// <summary>The place has less on the shelf than the order needs.</summary>
        public sealed record NotOnShelf : Result;
    }

    public Task<Result> ExecuteAsync(Command command, CancellationToken ct) => db.RunAsync<Result>(command.Request?.For(command), async (work, token) =>
    {
        await work.LockPaymentAsync(command.Customer, command.Order, token);
        if (await work.Orders.OwnedBy(command.Customer).SingleOrDefaultAsync(o => o.Id == command.Order, token) is not { PickUp: { } pickUp, Status: OrderStatus.Placed } order) return new Result.NotToBeCollected();
        if (order.CollectBy is { } known) return new Result.Ready(known);
        if (await IsShortAsync(work, order, token)) return new Result.NotOnShelf();

        var now = clock.GetUtcNow();
        var collectBy = shop.StartOf(shop.DayOf(now).AddDays(shop.CollectWithinDays + 1));
        order.MakeReady(now, collectBy);
        work.Publish(new OrderReadyToCollect(order.CustomerId, order.Id));
        work.OrderEvents.Add(new(order.CustomerId, order.Id, OrderEventKind.ReadyToCollect, command.Staff, pickUp.Name, now));
        await work.CommitAsync(token);
        return new Result.Ready(collectBy);
    }, ct);

    private async Task<bool> IsShortAsync(IWork work, Order order, CancellationToken ct)
    {
        var lines = await stock.AllocationsAsync(work, order.Id, ct);
        var variants = lines.Select(line => line.Variant).ToList();
        var shelves = await work.StockLevels.AsNoTracking().Where(level => variants.Contains(level.VariantId)).ToListAsync(ct);
        return lines.Any(line => shelves.Find(level => level.VariantId == line.Variant && level.WarehouseId == line.Warehouse) is not { } shelf || shelf.OnHand < line.Quantity);
    }
}

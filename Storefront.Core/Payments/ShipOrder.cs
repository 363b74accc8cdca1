using Storefront.Core.Inventory;
using Storefront.Core.Orders;
using Storefront.Core.Shared;

namespace Storefront.Core.Payments;

/// <summary>Records that an order left: one parcel for each warehouse, goods off the shelf. Its money must have been taken before.</summary>
public sealed class ShipOrder(IStorefrontDb db, IStockLedger stock, TimeProvider clock)
{
    public sealed record Command(CustomerId Customer, OrderId Order, string Carrier, string? TrackingNumber, string Staff);

    public abstract record Result
    {
        private Result()
        {
        }

        public sealed record Shipped : Result;

        /// <summary>Capture first.</summary>
        public sealed record NotPaid : Result;

        /// <summary>It was sent, cancelled or is unpaid.</summary>
        public sealed record NotToBeSent : Result;

        /// <summary>A shelf holds less than the order needs: back-ordered goods have not come in yet.</summary>
        public sealed record NotOnShelf : Result;
    }

    public Task<Result> ExecuteAsync(Command command, CancellationToken ct) => db.RunAsync<Result>(async (work, token) =>
    {
        var payment = await work.LockPaymentAsync(command.Customer, command.Order, token);
        if (payment is null) return new Result.NotToBeSent();
        var order = await work.OrderAsync(command.Customer, command.Order, token);
        if (order.Status != OrderStatus.Placed) return new Result.NotToBeSent();
        if (payment.CapturedMinor < order.TotalMinor) return new Result.NotPaid();

        var lines = await stock.AllocationsAsync(work, order.Id, token);
        if (!await stock.ShipAsync(work, order.Id, lines, token)) return new Result.NotOnShelf();
        var now = clock.GetUtcNow();
        foreach (var parcel in lines.GroupBy(line => line.Warehouse))
        {
            var fulfilment = new Fulfilment
            {
                CustomerId = order.CustomerId,
                Id = FulfilmentId.New(),
                OrderId = order.Id,
                WarehouseId = parcel.Key,
                Carrier = command.Carrier,
                TrackingNumber = command.TrackingNumber,
                Lines = [.. parcel.Select(line => new FulfilmentLine(line.Variant, line.Quantity))],
                ShippedAt = now,
            };
            work.Fulfilments.Add(fulfilment);
            work.Publish(new OrderShipped(order.CustomerId, order.Id, fulfilment.Id));
        }
        order.Ship();
        work.OrderEvents.Add(new(order.CustomerId, order.Id, OrderEventKind.Shipped, command.Staff, $"{command.Carrier} {command.TrackingNumber}".Trim(), now));
        await work.CommitAsync(token);
        return new Result.Shipped();
    }, ct);
}

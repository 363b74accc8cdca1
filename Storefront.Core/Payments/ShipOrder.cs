using Microsoft.EntityFrameworkCore;
using Storefront.Core.Inventory;
using Storefront.Core.Orders;
using Storefront.Core.Shared;

namespace Storefront.Core.Payments;

/// <summary>
/// Records that parcels left: one for each warehouse, with its own carrier number, mail and movements. A part of an order is a parcel of its
/// own, whole from the start; what stays behind stays allocated. Money that is only authorised is taken first: what the parcel costs where the
/// card allows it, else all of it at the first parcel.
/// An order to be collected leaves in the hands of the buyer, in the same way: its parcel has no carrier.
/// </summary>
public sealed class ShipOrder(IStorefrontDb db, IStockLedger stock, CapturePayment capture, TimeProvider clock)
{
    /// <param name="Part">What leaves now; null: all that is not sent yet.</param>
    public sealed record Command(
        CustomerId Customer, OrderId Order, string Carrier, string? TrackingNumber, string Staff, IReadOnlyList<AllocatedLine>? Part = null, RequestKey? Request = null);

    public abstract record Result
    {
        private Result()
        {
        }

        /// <param name="Complete">Nothing stays behind.</param>
        public sealed record Shipped(bool Complete) : Result;

        /// <summary>The money could not be taken.</summary>
        public sealed record NotPaid : Result;

        /// <summary>It was sent, cancelled or is unpaid.</summary>
        public sealed record NotToBeSent : Result;

        /// <summary>Some of these pieces were sent meanwhile, or lie somewhere else.</summary>
        public sealed record NotAllocated : Result;

        /// <summary>A shelf holds less than the parcel needs: back-ordered goods have not come in yet.</summary>
        public sealed record NotOnShelf : Result;
    }

    public async Task<Result> ExecuteAsync(Command command, CancellationToken ct)
    {
        // Nobody is charged for goods that are not there.
        if (await db.ReadAsync((tables, token) => IsShelfShortAsync(tables, command, token), ct)) return new Result.NotOnShelf();
        await capture.ExecuteAsync(new(command.Customer, command.Order, command.Staff, command.Part), ct);
        return await db.RunAsync(command.Request?.For(command), (work, token) => SendAsync(work, command, token), ct);
    }

    private static async Task<bool> IsShelfShortAsync(ITables tables, Command command, CancellationToken ct)
    {
        var levels = tables.StockLevels;
        var onHand = await tables.Allocations.Where(row => row.OrderId == command.Order)
            .Join(levels, row => new { row.VariantId, row.WarehouseId }, level => new { level.VariantId, level.WarehouseId }, (row, level) => new { row.VariantId, row.WarehouseId, row.Quantity, level.OnHand })
            .ToListAsync(ct);
        return command.Part is { } part
            ? part.Any(line => onHand.Any(shelf => shelf.VariantId == line.Variant && shelf.WarehouseId == line.Warehouse && shelf.OnHand < line.Quantity))
            : onHand.Any(shelf => shelf.OnHand < shelf.Quantity);
    }

    private async Task<Result> SendAsync(IWork work, Command command, CancellationToken ct)
    {
        if (await work.LockPaymentAsync(command.Customer, command.Order, ct) is not { } payment) return new Result.NotToBeSent();
        var order = await work.OrderAsync(command.Customer, command.Order, ct);
        if (order.Status != OrderStatus.Placed) return new Result.NotToBeSent();

        var toSend = await stock.AllocationsAsync(work, order.Id, ct);
        var part = command.Part ?? toSend;
        if (!ParcelPieces.IsWithin(part, toSend)) return new Result.NotAllocated();
        if (payment.CapturedMinor < (payment.InParts ? await ParcelPieces.DueAsync(work, order, toSend.Without(part), ct) : order.TotalMinor)) return new Result.NotPaid();
        if (!await stock.ShipAsync(work, order.Id, part, ct)) return new Result.NotOnShelf();
        await PackAsync(work, order, toSend, part, command, ct);
        var complete = part.Sum(line => line.Quantity) == toSend.Sum(line => line.Quantity);
        if (complete) order.Ship();
        await work.CommitAsync(ct);
        return new Result.Shipped(complete);
    }

    private async Task PackAsync(IWork work, Order order, IReadOnlyList<AllocatedLine> toSend, IReadOnlyList<AllocatedLine> part, Command command, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var due = await work.Fulfilments.Where(parcel => parcel.CustomerId == order.CustomerId && parcel.OrderId == order.Id).SumAsync(parcel => parcel.AmountMinor, ct);
        foreach (var parcel in part.GroupBy(line => line.Warehouse))
        {
            toSend = toSend.Without([.. parcel]);
            var before = due;
            due = await ParcelPieces.DueAsync(work, order, toSend, ct);
            var fulfilment = new Fulfilment
            {
                CustomerId = order.CustomerId,
                Id = FulfilmentId.New(),
                OrderId = order.Id,
                WarehouseId = parcel.Key,
                Carrier = command.Carrier,
                TrackingNumber = command.TrackingNumber,
                Lines = [.. parcel.Select(line => new FulfilmentLine(line.Variant, line.Quantity))],
                AmountMinor = due - before,
                ShippedAt = now,
            };
            work.Fulfilments.Add(fulfilment);
            work.Publish(new OrderShipped(order.CustomerId, order.Id, fulfilment.Id));
            var (kind, note) = order.PickUp is { } pickUp
                ? (OrderEventKind.Collected, pickUp.Name)
                : (OrderEventKind.Shipped, $"{parcel.Sum(line => line.Quantity)} × {command.Carrier} {command.TrackingNumber}".Trim());
            work.OrderEvents.Add(new(order.CustomerId, order.Id, kind, command.Staff, note, now));
        }
    }
}

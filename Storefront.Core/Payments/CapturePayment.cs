using Storefront.Core.Inventory;
using Storefront.Core.Orders;
using Storefront.Core.Shared;

namespace Storefront.Core.Payments;

/// <summary>
/// Takes money that an order's card was authorised for: all that is promised, or what a parcel costs where the card lets it be taken in
/// parts. What is asked for is written down first, so that presses at once, lost answers and repetitions take it once.
/// </summary>
public sealed class CapturePayment(IStorefrontDb db, IPaymentGateway gateway, IStockLedger stock, Settle settle)
{
    /// <param name="Parcel">Takes what these pieces cost, never more; null: all that is promised.</param>
    public sealed record Command(CustomerId Customer, OrderId Order, string Staff, IReadOnlyList<AllocatedLine>? Parcel = null, RequestKey? Request = null);

    public abstract record Result
    {
        private Result()
        {
        }

        public sealed record Captured(Money Amount) : Result;

        /// <summary>There is nothing to capture: captured before, voided, or not authorised.</summary>
        public sealed record NothingToCapture : Result;

        /// <summary>Stripe refused: the authorisation expired, for example.</summary>
        public sealed record Refused(string Message) : Result;

        public sealed record TryLater : Result;
    }

    private abstract record Decision
    {
        /// <param name="Enough">False: an earlier press asked for less, and comes first.</param>
        public sealed record Asked(string IntentId, PaymentId Payment, CaptureAsk Part, bool Enough) : Decision;

        public sealed record Nothing : Decision;
    }

    public async Task<Result> ExecuteAsync(Command command, CancellationToken ct)
    {
        await HearAsync(command, ct);
        var decision = await db.RunAsync(command.Request?.For(command), (work, token) => DecideAsync(work, command, token), ct);
        if (decision is not Decision.Asked asked) return new Result.NothingToCapture();
        var result = await AskAsync(command, asked, ct);
        return result is Result.Captured && !asked.Enough ? await ExecuteAsync(command with { Request = null }, ct) : result;
    }

    /// <summary>The answer to an earlier press may have been lost, longer ago than Stripe remembers its key.</summary>
    private async Task HearAsync(Command command, CancellationToken ct)
    {
        if (await db.ReadAsync((tables, token) => tables.PaymentOfAsync(command.Customer, command.Order, token), ct) is { CapturingMinor: > 0, IntentId: { } intent })
            await settle.ExecuteAsync(new(intent, "staff"), ct);
    }

    private async Task<Decision> DecideAsync(IWork work, Command command, CancellationToken ct)
    {
        if (await work.LockPaymentAsync(command.Customer, command.Order, ct) is not { IntentId: { } intent, PromisedMinor: > 0 } payment) return new Decision.Nothing();
        var order = await work.OrderAsync(command.Customer, command.Order, ct);
        if (order.Status != OrderStatus.Placed || await WantedAsync(work, order, payment, command, ct) is not (> 0 and var wanted)) return new Decision.Nothing();
        var part = payment.AskCapture(wanted);
        await work.CommitAsync(ct);
        return new Decision.Asked(intent, payment.Id, part, part.Amount.Minor >= wanted);
    }

    private async Task<long> WantedAsync(IWork work, Order order, Payment payment, Command command, CancellationToken ct)
    {
        if (command.Parcel is not { } parcel || !payment.InParts) return payment.PromisedMinor;
        var here = await stock.AllocationsAsync(work, order.Id, ct);
        if (!ParcelPieces.IsWithin(parcel, here)) return 0;
        return Math.Min(payment.PromisedMinor, await ParcelPieces.DueAsync(work, order, here.Without(parcel), ct) - payment.CapturedMinor);
    }

    private async Task<Result> AskAsync(Command command, Decision.Asked asked, CancellationToken ct)
    {
        var part = asked.Part;
        var answer = await gateway.CaptureAsync(new(asked.IntentId, command.Customer, asked.Payment, part.Key), part.Amount, part.More, ct);
        if (answer is GatewayAnswer<Intent>.Accepted accepted) await settle.ApplyAsync(accepted.Value, "staff", ct);
        else await settle.ExecuteAsync(new(asked.IntentId, "staff"), ct); // an earlier press, or a lost answer, may have taken it
        var known = (await db.ReadAsync((tables, token) => tables.PaymentOfAsync(command.Customer, command.Order, token), ct))!;
        if (known.CapturedMinor >= part.BeforeMinor + part.Amount.Minor) return new Result.Captured(part.Amount);
        if (answer is GatewayAnswer<Intent>.Declined or GatewayAnswer<Intent>.Unreachable { KeySpent: true }) await ForgetAsync(command, part.Key, ct);
        return answer is GatewayAnswer<Intent>.Declined declined ? new Result.Refused(declined.Message) : new Result.TryLater();
    }

    private Task<bool> ForgetAsync(Command command, string key, CancellationToken ct) => db.RunAsync(async (work, token) =>
    {
        (await work.LockPaymentAsync(command.Customer, command.Order, token))!.NotCaptured(key);
        await work.CommitAsync(token);
        return true;
    }, ct);
}

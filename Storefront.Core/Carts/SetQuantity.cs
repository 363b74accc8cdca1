using Microsoft.EntityFrameworkCore;
using Storefront.Core.Shared;

namespace Storefront.Core.Carts;

/// <summary>Changes how many pieces of a line are wanted; 0 takes the line out.</summary>
public sealed class SetQuantity(IStorefrontDb db, TimeProvider clock)
{
    public sealed record Command(CustomerId Customer, VariantId Variant, int Quantity);

    public abstract record Result
    {
        private Result()
        {
        }

        public sealed record Changed(int Quantity) : Result;

        /// <param name="Quantity">How many there were, so that the removal can be undone.</param>
        public sealed record Removed(string Sku, int Quantity) : Result;

        public sealed record NotInCart : Result;

        public sealed record QuantityOutOfRange : Result;
    }

    public Task<Result> ExecuteAsync(Command command, CancellationToken ct) => db.RunAsync<Result>(async (work, token) =>
    {
        if (command.Quantity is < 0 or > CartItem.MaxQuantity) return new Result.QuantityOutOfRange();
        if (await work.LockOpenCartAsync(command.Customer, token) is not { } cart) return new Result.NotInCart();
        var now = clock.GetUtcNow();
        var line = (await work.LinesAsync(cart, now, token)).SingleOrDefault(l => l.Variant == command.Variant);
        var item = await work.CartItems.SingleOrDefaultAsync(i => i.CustomerId == command.Customer && i.CartId == cart.Id && i.VariantId == command.Variant, token);
        if (line is null || item is null) return new Result.NotInCart();

        cart.Touch(now);
        work.Publish(new CartChanged(command.Customer, cart.Id, line.Product, command.Quantity));
        if (command.Quantity == 0) work.CartItems.Remove(item);
        else item.SetQuantity(command.Quantity);
        item.Saw(line.Unit.Minor);
        await work.CommitAsync(token);
        return command.Quantity == 0 ? new Result.Removed(line.Sku, line.Quantity) : new Result.Changed(command.Quantity);
    }, ct);
}

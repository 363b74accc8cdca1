using Microsoft.EntityFrameworkCore;
using Storefront.Core.Shared;

namespace Storefront.Core.Carts;

/// <summary>Moves a guest's open cart into that of the account he signed in to; of a variant in both, the larger quantity stays.</summary>
public sealed class MergeCarts(IStorefrontDb db, TimeProvider clock)
{
    public sealed record Command(CustomerId Guest, CustomerId Account);

    public Task<bool> ExecuteAsync(Command command, CancellationToken ct) => db.RunAsync(async (work, token) =>
    {
        if (command.Guest == command.Account || await work.LockOpenCartAsync(command.Guest, token) is not { } from) return false;
        var guestItems = await work.CartItems.Where(item => item.CustomerId == command.Guest && item.CartId == from.Id).ToListAsync(token);
        if (guestItems.Count == 0) return false;

        var now = clock.GetUtcNow();
        var to = await work.LockOpenCartAsync(command.Account, token) ?? work.Carts.Add(new(command.Account, CartId.New(), from.Currency, now)).Entity;
        var items = await work.CartItems.Where(item => item.CustomerId == command.Account && item.CartId == to.Id).ToDictionaryAsync(item => item.VariantId, token);
        foreach (var guest in guestItems)
        {
            if (items.TryGetValue(guest.VariantId, out var own)) own.SetQuantity(Math.Max(own.Quantity, guest.Quantity));
            else work.CartItems.Add(new(command.Account, to.Id, guest.VariantId, guest.Quantity, guest.UnitSeenMinor, guest.AddedAt));
            work.CartItems.Remove(guest);
        }
        to.Touch(now);
        await work.CommitAsync(token);
        return true;
    }, ct);
}

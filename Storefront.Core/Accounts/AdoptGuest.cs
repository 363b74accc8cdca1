using Microsoft.EntityFrameworkCore;
using Storefront.Core.Shared;

namespace Storefront.Core.Accounts;

/// <summary>Remembers that a guest's id belongs to the account he signed in to. His orders keep their keys and are found through the link.</summary>
public sealed class AdoptGuest(IStorefrontDb db, IAccounts accounts, GuestIds guests, TimeProvider clock)
{
    public sealed record Command(CustomerId Guest, CustomerId Account);

    /// <summary>Answers whether the guest's cart is now the account's to take.</summary>
    public async Task<bool> ExecuteAsync(Command command, CancellationToken ct)
    {
        if (command.Guest == command.Account || await accounts.FindAsync(command.Guest, ct) is not null) return false;
        var linked = await db.RunAsync(
            async (work, token) =>
            {
                if (await work.CustomerLinks.AnyAsync(link => link.GuestId == command.Guest, token)) return false;
                work.CustomerLinks.Add(new(command.Guest, command.Account, clock.GetUtcNow()));
                work.Publish(new GuestLinked(command.Guest, command.Account));
                await work.CommitAsync(token);
                return true;
            },
            ct);
        guests.Forget(command.Guest);
        return linked;
    }
}

using System.Security.Claims;
using Storefront.Core.Shared;

namespace Storefront.Core.Accounts;

/// <summary>Makes an account usable when its owner follows the link in the mail.</summary>
public sealed class ConfirmAddress(IStorefrontDb db, IAccounts accounts, GuestIds guests)
{
    /// <param name="Guest">Who the visitor is: in the browser that registered, the account's own id.</param>
    public sealed record Command(CustomerId Account, string Key, CustomerId? Guest);

    public abstract record Result
    {
        private Result()
        {
        }

        /// <summary>This is the browser that registered: nobody need type the password again.</summary>
        public sealed record SignedIn(CustomerId Account, ClaimsPrincipal Person) : Result;

        /// <summary>Another browser, perhaps of somebody who did not register but owns the address: it must sign in.</summary>
        public sealed record Confirmed : Result;

        public sealed record LinkIsDead : Result;
    }

    public async Task<Result> ExecuteAsync(Command command, CancellationToken ct)
    {
        if (!await accounts.ConfirmAsync(command.Account, command.Key, ct)) return new Result.LinkIsDead();
        guests.Forget(command.Account);
        await db.PublishAsync(new CustomerRegistered(command.Account), ct);
        if (command.Guest != command.Account) return new Result.Confirmed();
        return new Result.SignedIn(command.Account, await accounts.ClaimsAsync(command.Account, ct));
    }
}

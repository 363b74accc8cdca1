using System.Security.Claims;
using Storefront.Core.Shared;

namespace Storefront.Core.Accounts;

/// <summary>Takes the code of an authenticator app: as the second step of a sign-in, or to set the app up.</summary>
public sealed class VerifyCode(IAccounts accounts, ISecondFactor factor, SignInPace pace)
{
    /// <param name="SetsUp">From now on every sign-in asks for a code.</param>
    public sealed record Command(CustomerId Account, string Code, bool SetsUp);

    public abstract record Result
    {
        private Result()
        {
        }

        public sealed record SignedIn(CustomerId Account, ClaimsPrincipal Person) : Result;

        public sealed record Wrong : Result;

        public sealed record Wait(TimeSpan For) : Result;
    }

    public async Task<Result> ExecuteAsync(Command command, CancellationToken ct)
    {
        var who = $"code:{command.Account}";
        if (pace.Take(who) is { } wait) return new Result.Wait(wait);
        if (!await factor.VerifyAsync(command.Account, command.Code, ct)) return new Result.Wrong();
        pace.Right(who);
        if (command.SetsUp) await factor.EnableAsync(command.Account, ct);
        return new Result.SignedIn(command.Account, await accounts.ClaimsAsync(command.Account, ct));
    }
}

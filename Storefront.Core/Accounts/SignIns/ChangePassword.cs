using System.Security.Claims;
using Storefront.Core.Shared;

namespace Storefront.Core.Accounts;

/// <summary>Changes the password of somebody who knows the old one. Every sign-in ends; the person goes on with a new one.</summary>
public sealed class ChangePassword(IStorefrontDb db, IAccounts accounts, IPasswords passwords, PasswordRules rules, EndSessions sessions, SignInPace pace)
{
    public sealed record Command(CustomerId Account, string Email, string Current, string New);

    public abstract record Result
    {
        private Result()
        {
        }

        public sealed record Changed(ClaimsPrincipal Person) : Result;

        public sealed record Refused(IReadOnlyList<AccountProblem> Problems) : Result;

        public sealed record Wait(TimeSpan For) : Result;
    }

    public async Task<Result> ExecuteAsync(Command command, CancellationToken ct)
    {
        if (rules.Judge(command.New, command.Email) is { } fault) return new Result.Refused([AccountProblem.Of("password", fault)]);
        var who = $"change:{command.Account}";
        if (pace.Take(who) is { } wait) return new Result.Wait(wait);
        if (!await passwords.IsRightAsync(command.Account, command.Current, ct))
            return new Result.Refused([new("current", AccountProblemCode.WrongPassword)]);
        pace.Right(who);

        await passwords.SetAsync(command.Account, command.New, ct);
        await sessions.ExecuteAsync(new(command.Account), ct);
        await db.PublishAsync(new PasswordChanged(command.Account), ct);
        return new Result.Changed(await accounts.ClaimsAsync(command.Account, ct));
    }
}

using Storefront.Core.Shared;

namespace Storefront.Core.Accounts;

/// <summary>Sets a new password by the link of a mail, and ends every sign-in. The person signs in anew, with the second factor if there is one.</summary>
public sealed class ResetPassword(IStorefrontDb db, IPasswords passwords, PasswordRules rules, EndSessions sessions, GuestIds guests)
{
    public sealed record Command(CustomerId Account, string Key, string Password);

    public abstract record Result
    {
        private Result()
        {
        }

        public sealed record Changed : Result;

        public sealed record Refused(IReadOnlyList<AccountProblem> Problems) : Result;

        public sealed record LinkIsDead : Result;
    }

    public async Task<Result> ExecuteAsync(Command command, CancellationToken ct)
    {
        if (rules.Judge(command.Password, "") is { } fault) return new Result.Refused([AccountProblem.Of("password", fault)]);
        if (!await passwords.ResetAsync(command.Account, command.Key, command.Password, ct)) return new Result.LinkIsDead();
        guests.Forget(command.Account);
        await sessions.ExecuteAsync(new(command.Account), ct);
        await db.PublishAsync(new PasswordChanged(command.Account), ct);
        return new Result.Changed();
    }
}

using Storefront.Core.Shared;

namespace Storefront.Core.Accounts;

/// <summary>Sends the owner of an address a link to choose a new password. Whether the address has an account shows in the mail box only.</summary>
public sealed class AskForPasswordReset(IAccounts accounts, SignInPace pace, SendAccountMail mail)
{
    public sealed record Command(string Email, string Language);

    public abstract record Result
    {
        private Result()
        {
        }

        /// <summary>If there is such an account, a mail is on its way.</summary>
        public sealed record Noted(Email To) : Result;

        public sealed record NotAnAddress : Result;

        public sealed record Wait(TimeSpan For) : Result;
    }

    public async Task<Result> ExecuteAsync(Command command, CancellationToken ct)
    {
        if (!Email.TryParse(command.Email, out var email)) return new Result.NotAnAddress();
        if (pace.Take($"reset:{email.Normalized}") is { } wait) return new Result.Wait(wait);
        if (await accounts.FindAsync(email, ct) is { IsBlocked: false } account)
            await mail.ResetPasswordAsync(account, command.Language, ct);
        return new Result.Noted(email);
    }
}

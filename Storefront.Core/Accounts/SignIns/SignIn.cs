using System.Security.Claims;
using Storefront.Core.Shared;

namespace Storefront.Core.Accounts;

/// <summary>Lets somebody in who knows the password of an account. All refusals of strangers are the same answer after the same time.</summary>
public sealed class SignIn(IAccounts accounts, IPasswords passwords, SignInPace pace, SendAccountMail mail)
{
    /// <param name="KnownAs">The account that this browser has signed in to before, if it has.</param>
    public sealed record Command(string Email, string Password, CustomerId? KnownAs, string Language);

    public abstract record Result
    {
        private Result()
        {
        }

        public sealed record SignedIn(CustomerId Account, ClaimsPrincipal Person) : Result;

        /// <summary>The password is right; a code of the authenticator app is still to come.</summary>
        public sealed record NeedsCode(CustomerId Account) : Result;

        public sealed record Wrong : Result;

        /// <summary>The password is right, but nobody has followed the link in the mail, which was sent again.</summary>
        public sealed record NotConfirmed(Email Email) : Result;

        /// <summary>Too many wrong passwords.</summary>
        public sealed record Wait(TimeSpan For) : Result;
    }

    public async Task<Result> ExecuteAsync(Command command, CancellationToken ct)
    {
        if (!Email.TryParse(command.Email, out var email)) return new Result.Wrong();
        var account = await accounts.FindAsync(email, ct);
        var who = account is not null && account.Id == command.KnownAs ? $"{account.Id}" : email.Normalized;
        if (pace.Take(who) is { } wait) return new Result.Wait(wait);

        var right = await passwords.IsRightAsync(account?.Id, command.Password, ct);
        if (account is null || !right || account.IsBlocked) return new Result.Wrong();
        pace.Right(who);
        if (!account.IsConfirmed) return await AskAgainAsync(account, command.Language, ct);
        if (account.HasSecondFactor) return new Result.NeedsCode(account.Id);
        return new Result.SignedIn(account.Id, await accounts.ClaimsAsync(account.Id, ct));
    }

    private async Task<Result> AskAgainAsync(Account account, string language, CancellationToken ct)
    {
        await mail.ConfirmAddressAsync(account, language, ct);
        return new Result.NotConfirmed(account.Email);
    }
}

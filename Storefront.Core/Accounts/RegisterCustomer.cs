using Storefront.Core.Shared;

namespace Storefront.Core.Accounts;

/// <summary>
/// Opens an account with the guest's id, so that cart and orders stay his. It can be used once its address is confirmed.
/// Whether the address has an account already is told to its owner by mail, and to nobody else.
/// </summary>
public sealed class RegisterCustomer(IAccounts accounts, IPasswords passwords, PasswordRules rules, SendAccountMail mail)
{
    private const int MaxName = 120;

    /// <param name="Guest">Who the visitor is so far, when he is somebody.</param>
    /// <param name="Language">Two-letter code, for the mail.</param>
    public sealed record Command(CustomerId? Guest, string Email, string Password, string Name, string Language);

    public abstract record Result
    {
        private Result()
        {
        }

        public sealed record MailIsOnItsWay(Email To) : Result;

        public sealed record Refused(IReadOnlyList<AccountProblem> Problems) : Result;
    }

    public async Task<Result> ExecuteAsync(Command command, CancellationToken ct)
    {
        var problems = Check(command).ToList();
        if (problems.Count > 0 || !Email.TryParse(command.Email, out var email)) return new Result.Refused(problems);

        var name = command.Name.Trim();
        var account = new NewAccount(command.Guest ?? CustomerId.New(), email, command.Password, name.Length == 0 ? null : name);
        await AddAsync(account, command.Language, ct);
        return new Result.MailIsOnItsWay(email);
    }

    private async Task AddAsync(NewAccount account, string language, CancellationToken ct)
    {
        var isNew = await accounts.AddAsync(account, ct) is not null;
        if (!isNew) await passwords.IsRightAsync(null, account.Password, ct); // takes the time that a new account takes
        if (await accounts.FindAsync(account.Email, ct) is not { } owner) return;
        if (isNew) await mail.ConfirmAddressAsync(owner, language, ct);
        else await mail.AlreadyRegisteredAsync(owner, language, ct);
    }

    private IEnumerable<AccountProblem> Check(Command command)
    {
        if (command.Name.Trim().Length > MaxName) yield return new("name", AccountProblemCode.TooLong);
        if (string.IsNullOrWhiteSpace(command.Email)) yield return new("email", AccountProblemCode.Required);
        else if (!Email.TryParse(command.Email, out _)) yield return new("email", AccountProblemCode.InvalidEmail);
        if (command.Password.Length == 0) yield return new("password", AccountProblemCode.Required);
        else if (rules.Judge(command.Password, command.Email) is { } fault) yield return AccountProblem.Of("password", fault);
    }
}

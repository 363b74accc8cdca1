using System.Security.Cryptography;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Storefront.Core.Accounts;
using Storefront.Core.Shared;
using Storefront.Infrastructure.Database;
using Storefront.Infrastructure.Shared;

namespace Storefront.Infrastructure.Accounts;

/// <summary>
/// Makes the account that enters the office first: that of the settings, or in a demo without them one with a made-up password, which is kept in a
/// file of the data folder that only the shop's user can read. An account that exists is left as it is.
/// </summary>
public sealed class FirstOwner(IAccounts accounts, PasswordRules rules, IServiceScopeFactory scopes, IConfiguration settings, DataFolder folder) : IStartupStep
{
    private const string DemoEmail = "owner@fennmark.example";
    private const string Letters = "abcdefghjkmnpqrstuvwxyz23456789";

    /// <summary>How to enter the demo's office, to be printed at start; null when the shop has an owner of its own.</summary>
    public DemoSignIn? Demo { get; private set; }

    public int Order => 40;

    public async Task RunAsync(CancellationToken ct)
    {
        var (mail, password) = (settings["Owner:Email"], settings["Owner:Password"]);
        if (Email.TryParse(mail, out var email) && !string.IsNullOrEmpty(password)) await OpenAsync(email, password, ct);
        else if (settings.GetValue("Demo", true)) await OpenDemoAsync(ct);
    }

    private async Task OpenAsync(Email email, string password, CancellationToken ct)
    {
        if (await accounts.FindAsync(email, ct) is not null) return;
        if (rules.Judge(password, email.Value) is { } fault)
            throw new OwnerPasswordRefused(fault);
        await accounts.AddAsync(new(CustomerId.New(), email, password, null, IsConfirmed: true, AccountRoles.Owner), ct);
    }

    private async Task OpenDemoAsync(CancellationToken ct)
    {
        Email.TryParse(DemoEmail, out var email);
        var password = await KeptPasswordAsync(ct);
        if (await accounts.AddAsync(new(CustomerId.New(), email, password, "Demo Owner", IsConfirmed: true, AccountRoles.Owner), ct) is { } added)
            await scopes.WithUserAsync(added, (users, user) => users.AddClaimAsync(user, new(SecondFactorRule.DemoClaim, "true")));
        Demo = new(DemoEmail, password);
    }

    // The database may be thrown away and made anew while the file stays, so the file is asked first.
    private async Task<string> KeptPasswordAsync(CancellationToken ct)
    {
        var file = folder.Inside("owner-password.txt");
        if (File.Exists(file)) return (await File.ReadAllTextAsync(file, ct)).Trim();
        var password = string.Join('-', Enumerable.Range(0, 4).Select(_ => RandomNumberGenerator.GetString(Letters, 4)));
        Directory.CreateDirectory(folder.Path);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using var writer = new StreamWriter(file, options);
        await writer.WriteLineAsync(password);
        return password;
    }
}

/// <summary>The demo owner's sign-in.</summary>
public sealed record DemoSignIn(string Email, string Password);

/// <summary>The owner's password in the settings is one that anybody could guess.</summary>
public sealed class OwnerPasswordRefused(PasswordFault fault) : StartRefusedException(
    [$"The setting Owner:Password will not do ({fault}): take at least {PasswordRules.MinLength} characters that are no common word."]);

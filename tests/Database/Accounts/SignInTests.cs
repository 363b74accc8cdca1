using System.Buffers.Binary;
using System.Diagnostics;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Storefront.Core.Accounts;
using Storefront.Core.Shared;
using Storefront.Infrastructure.Accounts;
using Storefront.Tests.Shared;

namespace Storefront.Tests.Database.Accounts;

public sealed class SignInTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_right_password_tells_who_it_is()
    {
        await using var host = new AccountHost(database);
        var account = await host.OpenAsync("right@example.org");

        var signedIn = Assert.IsType<SignIn.Result.SignedIn>(await SignInAsync(host, " Right@example.org "));

        Assert.Equal(account, signedIn.Account);
        Assert.Equal(account.ToString(), signedIn.Person.FindFirst(AccountClaims.Customer)?.Value);
        Assert.True(signedIn.Person.IsInRole(AccountRoles.Customer));
    }

    [Fact]
    public async Task Strangers_wrong_passwords_and_blocked_accounts_get_the_same_answer()
    {
        await using var host = new AccountHost(database);
        await host.OpenAsync("known@example.org");
        var blocked = await host.OpenAsync("locked@example.org");
        await database.ScalarAsync<int>($"update accounts.users set status = 'Blocked' where id = '{blocked}'");

        Assert.IsType<SignIn.Result.Wrong>(await SignInAsync(host, "known@example.org", "wrong"));
        Assert.IsType<SignIn.Result.Wrong>(await SignInAsync(host, "unknown@example.org"));
        Assert.IsType<SignIn.Result.Wrong>(await SignInAsync(host, "locked@example.org"));
        Assert.IsType<SignIn.Result.Wrong>(await SignInAsync(host, "no address"));
    }

    [Fact]
    public async Task An_unknown_address_takes_as_long_as_a_wrong_password()
    {
        await using var host = new AccountHost(database);
        await host.OpenAsync("timed@example.org");
        List<double> known = [], unknown = [];
        for (var round = 0; round < 7; round++)
        {
            known.Add(await TimeAsync(() => SignInAsync(host, "timed@example.org", "wrong")));
            unknown.Add(await TimeAsync(() => SignInAsync(host, $"nobody{round}@example.org", "wrong")));
            database.Clock.Advance(TimeSpan.FromHours(1));
        }

        var (slow, quick) = (known.Order().ElementAt(3), unknown.Order().ElementAt(3));
        Assert.InRange(quick / slow, 0.5, 2);
    }

    [Fact]
    public async Task Guessing_gets_slower_and_its_owner_still_comes_in_from_his_own_browser()
    {
        await using var host = new AccountHost(database);
        var account = await host.OpenAsync("guessed@example.org");
        for (var guess = 0; guess < 5; guess++) Assert.IsType<SignIn.Result.Wrong>(await SignInAsync(host, "guessed@example.org", "guess"));

        Assert.IsType<SignIn.Result.Wait>(await SignInAsync(host, "guessed@example.org"));
        Assert.IsType<SignIn.Result.SignedIn>(await SignInAsync(host, "guessed@example.org", knownAs: account));
        database.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.IsType<SignIn.Result.SignedIn>(await SignInAsync(host, "guessed@example.org"));
    }

    [Fact]
    public async Task An_account_that_nobody_confirmed_gets_its_mail_again()
    {
        await using var host = new AccountHost(database);
        await host.Get<RegisterCustomer>().ExecuteAsync(new(null, "waiting@example.org", AccountHost.Password, "", "en"), Ct);

        Assert.IsType<SignIn.Result.NotConfirmed>(await SignInAsync(host, "waiting@example.org"));
        Assert.Equal(["confirm", "confirm"], host.Mails.All.Select(mail => mail.Kind));
    }

    [Fact]
    public async Task A_reset_password_works_once_and_lets_nobody_past_the_second_factor()
    {
        await using var host = new AccountHost(database);
        var account = await host.OpenAsync("forgot@example.org");
        await host.Get<ISecondFactor>().EnableAsync(account, Ct);
        await host.Get<AskForPasswordReset>().ExecuteAsync(new("forgot@example.org", "en"), Ct);
        var key = host.Mails.Key();

        Assert.IsType<ResetPassword.Result.Refused>(await host.Get<ResetPassword>().ExecuteAsync(new(account, key, "short"), Ct));
        Assert.IsType<ResetPassword.Result.Changed>(await host.Get<ResetPassword>().ExecuteAsync(new(account, key, "a new evening by the sea"), Ct));
        Assert.IsType<ResetPassword.Result.LinkIsDead>(await host.Get<ResetPassword>().ExecuteAsync(new(account, key, "yet another evening here"), Ct));
        Assert.IsType<SignIn.Result.NeedsCode>(await SignInAsync(host, "forgot@example.org", "a new evening by the sea"));
        Assert.IsType<SignIn.Result.Wrong>(await SignInAsync(host, "forgot@example.org"));
    }

    [Fact]
    public async Task Asking_to_reset_the_password_of_nobody_sends_nothing_and_says_the_same()
    {
        await using var host = new AccountHost(database);

        Assert.IsType<AskForPasswordReset.Result.Noted>(await host.Get<AskForPasswordReset>().ExecuteAsync(new("absent@example.org", "en"), Ct));
        Assert.Empty(host.Mails.All);
    }

    [Fact]
    public async Task Passwords_are_kept_with_as_many_rounds_as_today_asks_for_and_weaker_hashes_are_made_anew_at_sign_in()
    {
        await using var host = new AccountHost(database);
        var account = await host.OpenAsync("rounds@example.org");
        var weak = new PasswordHasher<User>(Options.Create(new PasswordHasherOptions { IterationCount = 10_000 })).HashPassword(new User(), AccountHost.Password);
        await database.ScalarAsync<int>($"update accounts.users set hashed_password = '{weak}' where id = '{account}'");

        await SignInAsync(host, "rounds@example.org");

        var hash = Convert.FromBase64String((await database.ScalarAsync<string>($"select hashed_password from accounts.users where id = '{account}'"))!);
        Assert.InRange(BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(5)), 210_000u, uint.MaxValue);
    }

    private static Task<SignIn.Result> SignInAsync(AccountHost host, string email, string password = AccountHost.Password, CustomerId? knownAs = null) =>
        host.Get<SignIn>().ExecuteAsync(new(email, password, knownAs, "en"), Ct);

    private static async Task<double> TimeAsync(Func<Task> work)
    {
        var start = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}

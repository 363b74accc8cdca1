using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Storefront.Core.Accounts;
using Storefront.Core.Shared;
using Storefront.Tests.Shared;

namespace Storefront.Tests.Database.Accounts;

public sealed class SessionTicketsTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly TimeSpan s_recheck = SessionLife.Recheck + TimeSpan.FromSeconds(1);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_table_holds_neither_the_cookies_secret_nor_a_readable_ticket()
    {
        await using var host = new AccountHost(database);
        var (user, key) = await SignInAsync(host, "reader@example.org");

        await using var context = database.CreateDbContext();
        var row = await context.Set<AuthSession>().SingleAsync(s => s.UserId == user, Ct);

        Assert.DoesNotContain(Convert.ToHexString(row.SecretHash), Convert.ToHexString(System.Text.Encoding.ASCII.GetBytes(key)), StringComparison.Ordinal);
        Assert.DoesNotContain("reader@example.org", System.Text.Encoding.Latin1.GetString(row.Ticket), StringComparison.Ordinal);
        Assert.Equal("reader@example.org", (await Tickets(host).RetrieveAsync(key, Ct))!.Principal.Identity!.Name);
    }

    [Fact]
    public async Task A_made_up_reference_opens_nothing()
    {
        await using var host = new AccountHost(database);

        Assert.Null(await Tickets(host).RetrieveAsync("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", Ct));
        Assert.Null(await Tickets(host).RetrieveAsync("not base 64 !", Ct));
    }

    [Fact]
    public async Task Signing_out_is_noticed_at_once_here_and_within_a_minute_on_other_nodes()
    {
        await using var here = new AccountHost(database);
        await using var there = new AccountHost(database);
        var (_, key) = await SignInAsync(here, "leaver@example.org");
        Assert.NotNull(await Tickets(there).RetrieveAsync(key, Ct));

        await Tickets(here).RemoveAsync(key, Ct);

        Assert.Null(await Tickets(here).RetrieveAsync(key, Ct));
        database.Clock.Advance(s_recheck);
        Assert.Null(await Tickets(there).RetrieveAsync(key, Ct));
    }

    [Fact]
    public async Task A_request_that_reads_its_sign_in_while_it_is_ended_does_not_wake_it()
    {
        await using var host = new AccountHost(database);
        var (user, key) = await SignInAsync(host, "raced@example.org");
        database.Clock.Advance(SessionLife.SeenEvery);
        var ended = database.Commands.After("FROM accounts.auth_sessions", async () =>
        {
            await Tickets(host).RemoveAsync(key, Ct);
            return await database.ScalarAsync<DateTime>($"select ended_at from accounts.auth_sessions where user_id = '{user}'");
        });

        Assert.NotNull(await Tickets(host).RetrieveAsync(key, Ct));

        Assert.Equal(await ended, await database.ScalarAsync<DateTime>($"select ended_at from accounts.auth_sessions where user_id = '{user}'"));
        Assert.NotEqual(database.Clock.GetUtcNow().UtcDateTime, await database.ScalarAsync<DateTime>($"select last_seen_at from accounts.auth_sessions where user_id = '{user}'"));
        database.Clock.Advance(s_recheck);
        Assert.Null(await Tickets(host).RetrieveAsync(key, Ct));
    }

    [Fact]
    public async Task A_stolen_cookie_is_refused_within_a_minute_after_the_password_changed()
    {
        await using var host = new AccountHost(database);
        var (user, stolen) = await SignInAsync(host, "victim@example.org");
        Assert.NotNull(await Tickets(host).RetrieveAsync(stolen, Ct));

        var changed = await host.Get<ChangePassword>().ExecuteAsync(new(user, "victim@example.org", AccountHost.Password, "another evening by the sea"), Ct);

        Assert.IsType<ChangePassword.Result.Changed>(changed);
        database.Clock.Advance(s_recheck);
        Assert.Null(await Tickets(host).RetrieveAsync(stolen, Ct));
    }

    [Fact]
    public async Task A_blocked_account_is_out_within_a_minute()
    {
        await using var host = new AccountHost(database);
        var (user, key) = await SignInAsync(host, "blocked@example.org");
        Assert.NotNull(await Tickets(host).RetrieveAsync(key, Ct));

        await database.ScalarAsync<int>($"update accounts.users set status = 'Blocked' where id = '{user}'");

        database.Clock.Advance(s_recheck);
        Assert.Null(await Tickets(host).RetrieveAsync(key, Ct));
    }

    [Fact]
    public async Task Ending_all_other_sessions_keeps_this_one_and_those_of_other_people()
    {
        await using var host = new AccountHost(database);
        var (user, mine) = await SignInAsync(host, "devices@example.org");
        var phone = await StoreAsync(host, user);
        var (_, stranger) = await SignInAsync(host, "stranger@example.org");
        var session = Session(await Tickets(host).RetrieveAsync(mine, Ct));

        var ended = await host.Get<EndSessions>().ExecuteAsync(new(user, Except: session), Ct);

        Assert.Equal(1, ended);
        database.Clock.Advance(s_recheck);
        Assert.NotNull(await Tickets(host).RetrieveAsync(mine, Ct));
        Assert.NotNull(await Tickets(host).RetrieveAsync(stranger, Ct));
        Assert.Null(await Tickets(host).RetrieveAsync(phone, Ct));
        Assert.Equal(session, Assert.Single(await host.Get<ListSessions>().OfAsync(user, Ct)).Id);
    }

    [Fact]
    public async Task Nobody_ends_the_session_of_somebody_else()
    {
        await using var host = new AccountHost(database);
        var (_, key) = await SignInAsync(host, "target@example.org");
        var session = Session(await Tickets(host).RetrieveAsync(key, Ct));

        Assert.Equal(0, await host.Get<EndSessions>().ExecuteAsync(new(await host.OpenAsync("other@example.org"), Only: session), Ct));
        Assert.True(await host.Get<FindSession>().IsLiveAsync(session, Ct));
    }

    [Theory]
    [InlineData(AccountRoles.Customer, 13 * 24, 15 * 24)]
    [InlineData(AccountRoles.Staff, 0.4, 0.6)]
    public async Task A_session_ends_when_its_person_is_away_for_too_long(string role, double lives, double dies)
    {
        await using var host = new AccountHost(database);
        var (_, key) = await SignInAsync(host, $"{role}-away@example.org", role);

        database.Clock.Advance(TimeSpan.FromHours(lives));
        Assert.NotNull(await Tickets(host).RetrieveAsync(key, Ct));
        database.Clock.Advance(TimeSpan.FromHours(dies));
        Assert.Null(await Tickets(host).RetrieveAsync(key, Ct));
    }

    [Fact]
    public async Task Staff_sign_in_anew_after_twelve_hours_however_busy_they_were()
    {
        await using var host = new AccountHost(database);
        var (_, key) = await SignInAsync(host, "busy@example.org", AccountRoles.Staff);

        for (var worked = TimeSpan.Zero; worked < TimeSpan.FromHours(12) - TimeSpan.FromMinutes(20); worked += TimeSpan.FromMinutes(20))
        {
            Assert.NotNull(await Tickets(host).RetrieveAsync(key, Ct));
            database.Clock.Advance(TimeSpan.FromMinutes(20));
        }

        database.Clock.Advance(TimeSpan.FromMinutes(20));
        Assert.Null(await Tickets(host).RetrieveAsync(key, Ct));
    }

    [Fact]
    public async Task Being_seen_is_written_at_most_once_a_minute()
    {
        await using var host = new AccountHost(database);
        var (user, key) = await SignInAsync(host, "seen@example.org");
        var start = database.Clock.GetUtcNow();

        database.Clock.Advance(TimeSpan.FromSeconds(50));
        await Tickets(host).RetrieveAsync(key, Ct);
        Assert.Equal(start, Assert.Single(await host.Get<ListSessions>().OfAsync(user, Ct)).LastSeenAt);

        database.Clock.Advance(TimeSpan.FromSeconds(40));
        await Tickets(host).RetrieveAsync(key, Ct);
        Assert.Equal(start.AddSeconds(90), Assert.Single(await host.Get<ListSessions>().OfAsync(user, Ct)).LastSeenAt);
    }

    [Fact]
    public async Task Work_in_a_circuit_keeps_a_sign_in_alive_and_never_wakes_one_that_has_ended()
    {
        await using var host = new AccountHost(database);
        var (user, key) = await SignInAsync(host, "circuit@example.org", AccountRoles.Staff);
        var session = Session(await Tickets(host).RetrieveAsync(key, Ct));
        database.Clock.Advance(TimeSpan.FromMinutes(29));

        Assert.True(await host.Get<FindSession>().SeeAsync(session, SessionLife.Staff, Ct));

        database.Clock.Advance(TimeSpan.FromMinutes(29));
        Assert.True(await host.Get<FindSession>().IsLiveAsync(session, Ct));
        await host.Get<EndSessions>().ExecuteAsync(new(user), Ct);
        Assert.False(await host.Get<FindSession>().SeeAsync(session, SessionLife.Staff, Ct));
        Assert.False(await host.Get<FindSession>().IsLiveAsync(session, Ct));
    }

    [Fact]
    public async Task Sign_ins_that_ended_a_month_ago_are_forgotten_and_live_ones_are_not()
    {
        await using var host = new AccountHost(database);
        var (user, _) = await SignInAsync(host, "old@example.org");
        await host.Get<EndSessions>().ExecuteAsync(new(user), Ct);
        database.Clock.Advance(TimeSpan.FromDays(31));
        await StoreAsync(host, user);

        await host.Get<ForgetSessions>().ExecuteAsync(Ct);

        await using var context = database.CreateDbContext();
        Assert.Single(await context.Set<AuthSession>().Where(s => s.UserId == user).ToListAsync(Ct));
    }

    private static ITicketStore Tickets(AccountHost host) => host.Get<ITicketStore>();

    private static SessionId Session(AuthenticationTicket? ticket) => new(Guid.Parse(ticket!.Principal.FindFirst(AccountClaims.Session)!.Value));

    private static async Task<(CustomerId User, string Key)> SignInAsync(AccountHost host, string email, string role = AccountRoles.Customer)
    {
        var user = await host.OpenAsync(email, role);
        return (user, await StoreAsync(host, user));
    }

    private static async Task<string> StoreAsync(AccountHost host, CustomerId user) =>
        await Tickets(host).StoreAsync(new AuthenticationTicket(await host.Accounts.ClaimsAsync(user, Ct), "test"), Ct);
}

using Storefront.Core.Accounts;
using Storefront.Core.Shared;
using Storefront.Tests.Shared;

namespace Storefront.Tests.Database.Accounts;

public sealed class RegisterCustomerTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_guest_who_registers_keeps_his_id_and_is_no_guest_once_he_has_confirmed()
    {
        await using var host = new AccountHost(database);
        var guest = CustomerId.New();

        await RegisterAsync(host, "keeper@example.org", guest);

        Assert.Equal(guest, (await FindAsync(host, "keeper@example.org"))!.Id);
        Assert.True(await host.Get<GuestIds>().IsGuestAsync(guest, Ct));
        var confirmed = await host.Get<ConfirmAddress>().ExecuteAsync(new(guest, host.Mails.Key(), guest), Ct);
        Assert.Equal(guest, Assert.IsType<ConfirmAddress.Result.SignedIn>(confirmed).Account);
        Assert.False(await host.Get<GuestIds>().IsGuestAsync(guest, Ct));
    }

    [Fact]
    public async Task Another_browser_that_confirms_is_not_signed_in()
    {
        await using var host = new AccountHost(database);
        await RegisterAsync(host, "elsewhere@example.org", CustomerId.New());
        var account = (await FindAsync(host, "elsewhere@example.org"))!.Id;

        Assert.IsType<ConfirmAddress.Result.Confirmed>(await host.Get<ConfirmAddress>().ExecuteAsync(new(account, host.Mails.Key(), CustomerId.New()), Ct));
        Assert.IsType<ConfirmAddress.Result.LinkIsDead>(await host.Get<ConfirmAddress>().ExecuteAsync(new(account, "made up", null), Ct));
    }

    [Fact]
    public async Task A_second_account_of_the_same_browser_gets_an_id_of_its_own()
    {
        await using var host = new AccountHost(database);
        var guest = CustomerId.New();
        await RegisterAsync(host, "first@example.org", guest);
        await RegisterAsync(host, "second@example.org", guest);

        Assert.NotEqual(guest, (await FindAsync(host, "second@example.org"))!.Id);
    }

    [Fact]
    public async Task A_taken_address_gets_the_same_answer_and_its_owner_a_mail()
    {
        await using var host = new AccountHost(database);
        var owner = await host.OpenAsync("taken@example.org");

        var answer = await RegisterAsync(host, "Taken@Example.org", CustomerId.New());

        Assert.IsType<RegisterCustomer.Result.MailIsOnItsWay>(answer);
        Assert.Equal("exists", Assert.Single(host.Mails.All).Kind);
        Assert.Equal(owner, (await FindAsync(host, "taken@example.org"))!.Id);
    }

    [Fact]
    public async Task An_address_that_nobody_confirmed_can_be_registered_by_its_true_owner()
    {
        await using var host = new AccountHost(database);
        var squatter = CustomerId.New();
        await RegisterAsync(host, "squatted@example.org", squatter);
        var old = host.Mails.Key();
        var owner = CustomerId.New();

        await RegisterAsync(host, "squatted@example.org", owner);

        Assert.Equal(owner, (await FindAsync(host, "squatted@example.org"))!.Id);
        Assert.IsType<ConfirmAddress.Result.LinkIsDead>(await host.Get<ConfirmAddress>().ExecuteAsync(new(squatter, old, squatter), Ct));
    }

    [Fact]
    public async Task Every_mistake_is_told_at_its_field()
    {
        await using var host = new AccountHost(database);

        var refused = Assert.IsType<RegisterCustomer.Result.Refused>(
            await host.Get<RegisterCustomer>().ExecuteAsync(new(null, "no address", "Sunshine-2026", new string('x', 121), "en"), Ct));

        Assert.Equal(
            [new("name", AccountProblemCode.TooLong), new("email", AccountProblemCode.InvalidEmail), new("password", AccountProblemCode.PasswordTooCommon)],
            refused.Problems);
        Assert.Empty(host.Mails.All);
    }

    private static Task<RegisterCustomer.Result> RegisterAsync(AccountHost host, string email, CustomerId guest) =>
        host.Get<RegisterCustomer>().ExecuteAsync(new(guest, email, AccountHost.Password, "Ada", "en"), Ct);

    private static Task<Account?> FindAsync(AccountHost host, string email)
    {
        Email.TryParse(email, out var address);
        return host.Accounts.FindAsync(address, Ct);
    }
}

using Storefront.Core.Accounts;
using Storefront.Core.Shared;
using Storefront.Tests.Shared;

namespace Storefront.Tests.Database.Accounts;

public sealed class AdoptGuestTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_guest_who_signs_in_is_linked_once_and_his_id_is_worth_nothing_as_a_guest()
    {
        await using var host = new AccountHost(database);
        var account = await host.OpenAsync("adopter@example.org");
        var guest = CustomerId.New();
        Assert.True(await host.Get<GuestIds>().IsGuestAsync(guest, Ct));

        Assert.True(await host.Get<AdoptGuest>().ExecuteAsync(new(guest, account), Ct));

        Assert.False(await host.Get<AdoptGuest>().ExecuteAsync(new(guest, account), Ct));
        Assert.False(await host.Get<GuestIds>().IsGuestAsync(guest, Ct));
        Assert.Equal([account, guest], await host.Get<CustomerIds>().OfAsync(account, Ct));
    }

    [Fact]
    public async Task A_guest_who_signs_in_in_two_tabs_at_once_is_linked_once()
    {
        await using var host = new AccountHost(database);
        var (account, guest) = (await host.OpenAsync("tabs@example.org"), CustomerId.New());
        var other = database.Commands.Before("INSERT INTO accounts.customer_links", () => host.Get<AdoptGuest>().ExecuteAsync(new(guest, account), Ct));

        var mine = await host.Get<AdoptGuest>().ExecuteAsync(new(guest, account), Ct);

        Assert.Equal((false, true), (mine, await other));
        Assert.Equal(1L, await database.ScalarAsync<long>($"select count(*) from events.outbox where type = 'GuestLinked' and payload->>'guest' = '{guest}'"));
    }

    [Fact]
    public async Task The_id_of_an_account_is_never_linked_to_another()
    {
        await using var host = new AccountHost(database);
        var (mine, theirs) = (await host.OpenAsync("mine@example.org"), await host.OpenAsync("theirs@example.org"));

        Assert.False(await host.Get<AdoptGuest>().ExecuteAsync(new(theirs, mine), Ct));
        Assert.False(await host.Get<AdoptGuest>().ExecuteAsync(new(mine, mine), Ct));
        Assert.Equal([mine], await host.Get<CustomerIds>().OfAsync(mine, Ct));
    }
}

using Storefront.Core.Accounts;
using Storefront.Core.Shared;
using Storefront.Infrastructure.Accounts;
using Storefront.Tests.Shared;

namespace Storefront.Tests.Database.Accounts;

public sealed class FirstOwnerTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_demo_makes_its_own_owner_once_and_spares_him_the_second_factor()
    {
        await using var host = new AccountHost(database);
        await host.Get<FirstOwner>().RunAsync(Ct);
        var demo = host.Get<FirstOwner>().Demo!;

        await host.Get<FirstOwner>().RunAsync(Ct);

        Assert.Equal(demo, host.Get<FirstOwner>().Demo);
        var signedIn = Assert.IsType<SignIn.Result.SignedIn>(await host.Get<SignIn>().ExecuteAsync(new(demo.Email, demo.Password, null, "en"), Ct));
        Assert.True(signedIn.Person.IsInRole(AccountRoles.Owner));
        Assert.False(signedIn.Person.HasClaim(claim => claim.Type == AccountClaims.NeedsSecondFactor));
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(host.Folder, "owner-password.txt")));
    }

    [Fact]
    public async Task The_owner_of_the_settings_must_set_up_a_second_factor()
    {
        await using var host = new AccountHost(database, ("Owner:Email", "merchant@example.org"), ("Owner:Password", AccountHost.Password));

        await host.Get<FirstOwner>().RunAsync(Ct);

        Assert.Null(host.Get<FirstOwner>().Demo);
        Email.TryParse("merchant@example.org", out var email);
        Assert.True((await host.Accounts.FindAsync(email, Ct))!.MustHaveSecondFactor);
    }

    [Fact]
    public async Task A_password_that_anybody_could_guess_stops_the_start_with_a_sentence()
    {
        await using var host = new AccountHost(database, ("Owner:Email", "careless@example.org"), ("Owner:Password", "Fennmark2026"));

        var refused = await Assert.ThrowsAsync<OwnerPasswordRefused>(() => host.Get<FirstOwner>().RunAsync(Ct));

        Assert.StartsWith("The setting Owner:Password", Assert.Single(refused.Sentences), StringComparison.Ordinal);
    }
}

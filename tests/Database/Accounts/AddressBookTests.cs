using Storefront.Core.Accounts;
using Storefront.Core.Shared;
using Storefront.Tests.Shared;

namespace Storefront.Tests.Database.Accounts;

public sealed class AddressBookTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly PostalAddress s_home = new("Ada Lovelace", null, "1 Strand Street", null, "D01 A1B2", "Dublin", null, "IE", null);

    private readonly CustomerId _ada = CustomerId.New();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_first_address_is_the_default_until_another_is_made_it()
    {
        var home = await SaveAsync(s_home);
        database.Clock.Advance(TimeSpan.FromMinutes(1));
        var work = await SaveAsync(s_home with { Line1 = "2 Quay" }, makeDefault: true);

        Assert.Equal([(work, true), (home, false)], (await ListAsync()).Select(row => (row.Id, row.IsDefault)));
    }

    [Fact]
    public async Task When_the_default_is_removed_another_takes_its_place()
    {
        var home = await SaveAsync(s_home);
        var work = await SaveAsync(s_home with { Line1 = "2 Quay" });

        Assert.True(await new RemoveAddress(database.Db).ExecuteAsync(new(_ada, home), Ct));

        Assert.Equal((work, true), (Assert.Single(await ListAsync()).Id, (await ListAsync())[0].IsDefault));
    }

    [Fact]
    public async Task The_address_of_somebody_else_does_not_exist()
    {
        var home = await SaveAsync(s_home);
        var stranger = CustomerId.New();

        Assert.IsType<SaveAddress.Result.Unknown>(await new SaveAddress(database.Db, database.Clock).ExecuteAsync(new(stranger, home, s_home, false), Ct));
        Assert.False(await new RemoveAddress(database.Db).ExecuteAsync(new(stranger, home), Ct));
        Assert.Single(await ListAsync());
    }

    [Fact]
    public async Task Every_mistake_is_told_at_its_field()
    {
        var wrong = s_home with { Name = " ", Postcode = "!", Country = "XX", Phone = "call me" };

        var refused = Assert.IsType<SaveAddress.Result.Refused>(await new SaveAddress(database.Db, database.Clock).ExecuteAsync(new(_ada, null, wrong, false), Ct));

        Assert.Equal(["name", "postcode", "phone", "country"], refused.Problems.Select(problem => problem.Field));
    }

    private async Task<AddressId> SaveAsync(PostalAddress postal, bool makeDefault = false) =>
        Assert.IsType<SaveAddress.Result.Saved>(await new SaveAddress(database.Db, database.Clock).ExecuteAsync(new(_ada, null, postal, makeDefault), Ct)).Id;

    private Task<List<ListAddresses.Row>> ListAsync() => new ListAddresses(database.Db).OfAsync(_ada, Ct);
}

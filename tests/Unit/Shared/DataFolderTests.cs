using Storefront.Infrastructure.Shared;

namespace Storefront.Tests.Unit.Shared;

public sealed class DataFolderTests : IDisposable
{
    private readonly string _checkout = Directory.CreateTempSubdirectory("storefront-test-").FullName;

    public DataFolderTests() => File.WriteAllText(Path.Combine(_checkout, "Storefront.sln"), "");

    public void Dispose() => Directory.Delete(_checkout, recursive: true);

    [Fact]
    public void The_setting_wins() =>
        Assert.Equal("/srv/shop", DataFolder.Resolve("/srv/shop", _checkout, asRoot: true).Path);

    [Fact]
    public void A_relative_setting_starts_at_the_checkout() =>
        Assert.Equal(Path.Combine(_checkout, "elsewhere"), DataFolder.Resolve("elsewhere", _checkout, asRoot: true).Path);

    [Fact]
    public void A_checkout_keeps_its_data_beside_the_solution() =>
        Assert.Equal(Path.Combine(_checkout, "data"), DataFolder.Resolve("", _checkout + "/", asRoot: false).Path);

    [Fact]
    public void Two_checkouts_of_root_never_share_data()
    {
        var twin = Path.Combine(_checkout, "again", Path.GetFileName(_checkout));
        Directory.CreateDirectory(twin);
        File.WriteAllText(Path.Combine(twin, "Storefront.sln"), "");

        var first = DataFolder.Resolve(null, _checkout, asRoot: true).Path;

        Assert.StartsWith("/var/lib/storefront/", first, StringComparison.Ordinal);
        Assert.Equal(first, DataFolder.Resolve(null, _checkout + "/", asRoot: true).Path);
        Assert.NotEqual(first, DataFolder.Resolve(null, twin, asRoot: true).Path);
    }

    [Fact]
    public void A_published_shop_keeps_its_data_beside_its_program()
    {
        File.Delete(Path.Combine(_checkout, "Storefront.sln"));

        Assert.Equal(Path.Combine(_checkout, "data"), DataFolder.Resolve(null, _checkout, asRoot: true).Path);
    }
}

using Storefront.Tests.Shared;
using Storefront.Web;

namespace Storefront.Tests.Web;

public sealed class ContentRootLocatorTests : IDisposable
{
    private readonly ScratchFolder _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void A_published_shop_has_its_files_beside_its_program()
    {
        Directory.CreateDirectory(_scratch.Inside("wwwroot"));
        File.WriteAllText(_scratch.Inside("appsettings.json"), "{}");

        Assert.Equal(_scratch.Path, ContentRootLocator.Find(_scratch.Path));
    }

    [Fact]
    public void A_built_shop_has_its_files_in_the_folder_of_the_solution()
    {
        File.WriteAllText(_scratch.Inside("Storefront.sln"), "");
        File.WriteAllText(_scratch.Inside("appsettings.json"), "{}");
        var output = Directory.CreateDirectory(_scratch.Inside("Storefront.Web/bin/Release/net10.0")).FullName;

        Assert.Equal(_scratch.Path, ContentRootLocator.Find(output));
    }
}

using Storefront.Infrastructure.Catalog;

namespace Storefront.Tests.Unit.Catalog;

public sealed class LocalMediaStoreTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("storefront-media-").FullName;

    public LocalMediaStoreTests() => File.WriteAllText(Path.Combine(_folder, "mug-oat-480.webp"), "picture");

    [Fact]
    public void Addresses_are_the_shop_s_own_unless_a_CDN_stands_before_it()
    {
        Assert.Equal("/media/mug-480.avif", new LocalMediaStore([], "").UrlFor("mug", 480, "avif"));
        Assert.Equal("https://cdn.example/media/mug-480.avif", new LocalMediaStore([], "https://cdn.example/").UrlFor("mug", 480, "avif"));
        Assert.Equal("/media/drawn/box-hp-30.svg", new LocalMediaStore([], "").UrlFor("drawn/box-hp-30", 480, "avif"));
    }

    [Theory]
    [InlineData("mug-oat-480.webp")]
    [InlineData("mug-oat.0a1b2c3d-480.webp")]
    public void A_file_is_found_with_its_fingerprint_and_without(string file)
    {
        using var content = new LocalMediaStore([_folder], "").Open(file);

        Assert.NotNull(content);
    }

    [Theory]
    [InlineData("mug-480.webp")]
    [InlineData("../mug-oat-480.webp")]
    [InlineData("mug-oat-480.webp/")]
    [InlineData("mug-oat-480.webp\n")]
    [InlineData(".mug-oat-480.webp")]
    [InlineData("mug-oat-480.json")]
    [InlineData("")]
    public void Nothing_else_is_opened(string file) => Assert.Null(new LocalMediaStore([_folder], "").Open(file));

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}

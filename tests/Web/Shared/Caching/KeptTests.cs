using Storefront.Web.Shared.Caching;

namespace Storefront.Tests.Web.Shared.Caching;

public sealed class KeptTests : IDisposable
{
    private readonly Evictions _evictions = new();
    private readonly Kept _kept;

    public KeptTests() => _kept = new(_evictions, new CacheOptions());

    [Fact]
    public async Task A_part_is_made_once_and_again_after_one_of_its_tags_changed()
    {
        Assert.Equal("first", await GetAsync("first"));
        Assert.Equal("first", await GetAsync("second"));

        _evictions.Record("product:2");
        Assert.Equal("first", await GetAsync("second"));
        _evictions.Record("product:1");

        Assert.Equal("second", await GetAsync("second"));
    }

    [Fact]
    public async Task A_part_that_was_being_made_during_the_change_is_not_kept()
    {
        await _kept.GetAsync("card", ["product:1"], () =>
        {
            _evictions.Record("product:1");
            return Task.FromResult("old");
        });

        Assert.Equal("new", await GetAsync("new"));
    }

    public void Dispose() => _kept.Dispose();

    private Task<string> GetAsync(string made) => _kept.GetAsync("card", ["product:1"], () => Task.FromResult(made));
}

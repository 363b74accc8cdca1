using Storefront.Core.Content.Sitemap;
using Storefront.Tests.Shared;

namespace Storefront.Tests.Database.Content.Sitemap;

public sealed class ReadSitemapTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly CancellationToken s_ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_large_catalogue_is_cut_into_files_that_lose_and_double_nothing()
    {
        const int Products = ReadSitemap.ProductsInFile * 2 + 10;
        await database.ScalarAsync<int>(
            $"""
            insert into catalog.categories (id, slug, path, name, description, sort) values ('00000000-0000-0000-0000-000000000001', 'all', 'all', 'All', '', 0);
            insert into catalog.products (id, slug, title, category_id, summary, description, details, tags, kind, tax_class, options, related, published_at, rating_count, rating_sum, created_at, updated_at, version)
            select gen_random_uuid(), 'thing-' || n, 'Thing', '00000000-0000-0000-0000-000000000001', '', '', array[]::text[], array[]::text[], 'Simple', 'standard', '[]', array[]::text[],
                   case when n % 1000 = 0 then null else timestamptz '2026-01-01' end, 0, 0, timestamptz '2026-01-01', timestamptz '2026-01-01', 1
            from generate_series(1, {Products}) n;
            """);
        var sitemap = new ReadSitemap(database.Db, database.Clock);

        var ends = await sitemap.FileEndsAsync(s_ct);
        var paths = new List<string>();
        foreach (var after in ends.Prepend(""))
        {
            var file = await sitemap.ProductsAsync(after, ReadSitemap.ProductsInFile, s_ct).Select(entry => entry.Path).ToListAsync(s_ct);
            Assert.InRange(file.Count, 1, ReadSitemap.ProductsInFile);
            paths.AddRange(file);
        }

        const int Drafts = Products / 1000;
        Assert.Equal(Products - Drafts, paths.Count);
        Assert.Equal(paths.Count, paths.Distinct().Count());
        Assert.Equal((int)Math.Ceiling((Products - Drafts) / (double)ReadSitemap.ProductsInFile), ends.Count + 1);
    }
}

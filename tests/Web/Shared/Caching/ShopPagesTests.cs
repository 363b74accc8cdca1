using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Storefront.Core.Catalog;
using Storefront.Core.Shared;

namespace Storefront.Tests.Web.Shared.Caching;

/// <summary>The promises of cached pages, on the pages that the shop really has.</summary>
public sealed partial class ShopPagesTests(ShopHost shop) : IClassFixture<ShopHost>
{
    private static readonly CancellationToken s_ct = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/")]
    [InlineData("/c/table")]
    [InlineData("/search?q=lamp")]
    [InlineData("/search?sort=newest")]
    public async Task The_first_visit_of_a_stranger_fills_the_cache(string path)
    {
        using var first = shop.NewVisitor();
        using var second = shop.NewVisitor();

        var rendered = await first.GetAsync(path, s_ct);
        var cached = await second.GetAsync(path, s_ct);

        Assert.Equal(HttpStatusCode.OK, rendered.StatusCode);
        Assert.False(rendered.Headers.Contains("Set-Cookie"));
        Assert.True(cached.Headers.Contains("Age"));
        Assert.Equal(await rendered.Content.ReadAsStringAsync(s_ct), await cached.Content.ReadAsStringAsync(s_ct));
    }

    [Fact]
    public async Task Unknown_keys_share_the_page_and_known_facets_do_not()
    {
        using var visitor = shop.NewVisitor();
        // Other tests of this shop change prices, which takes pages out of the cache a moment later.
        for (var tries = 0; tries < 50 && !(await visitor.GetAsync("/c/kitchen", s_ct)).Headers.Contains("Age"); tries++) await Task.Delay(100, s_ct);
        var plain = await visitor.GetStringAsync("/c/kitchen", s_ct);

        var campaign = await visitor.GetAsync("/c/kitchen?utm_source=mail&fbclid=1", s_ct);
        var sorted = await visitor.GetStringAsync("/c/kitchen?sort=price", s_ct);

        Assert.True(campaign.Headers.Contains("Age"));
        Assert.Equal(plain, await campaign.Content.ReadAsStringAsync(s_ct));
        Assert.NotEqual(plain, sorted);
    }

    [Fact]
    public async Task A_changed_price_is_on_the_page_and_in_the_list_within_two_seconds()
    {
        using var visitor = shop.NewVisitor();
        var (page, list) = await FirstProductAsync(visitor);
        foreach (var path in new[] { page, list }) await visitor.GetStringAsync(path, s_ct);

        var clock = Stopwatch.StartNew();
        await ChangePricesAsync(page, 123_456);

        Assert.True(await ShowsAsync(visitor, page, "1,234.56", clock), "The product page still shows the old price.");
        Assert.True(await ShowsAsync(visitor, list, "1,234.56", clock), "The list still shows the old price.");
    }

    [Fact]
    public async Task A_cart_changes_nothing_that_others_see()
    {
        using var buyer = shop.NewVisitor();
        using var stranger = shop.NewVisitor();
        var (page, _) = await FirstProductAsync(buyer);
        var before = await stranger.GetStringAsync(page, s_ct);
        var sku = Sku().Match(before).Groups[1].Value;

        var added = await buyer.PostAsync("/cart/lines", new FormUrlEncodedContent([new("sku", sku), new("quantity", "1")]), s_ct);

        Assert.Equal(HttpStatusCode.SeeOther, added.StatusCode);
        Assert.True(added.Headers.Contains("Set-Cookie"));
        var buyers = await buyer.GetAsync(page, s_ct);
        Assert.False(buyers.Headers.Contains("Set-Cookie"));
        Assert.Equal(before, await buyers.Content.ReadAsStringAsync(s_ct));
        Assert.Equal(before, await stranger.GetStringAsync(page, s_ct));
    }

    [Theory]
    [InlineData("/p/no-such-thing")]
    [InlineData("/c/no-such-thing")]
    [InlineData("/no-such-thing")]
    public async Task What_is_not_there_is_a_404_in_the_looks_of_the_shop(string path)
    {
        using var visitor = shop.NewVisitor();

        var answer = await visitor.GetAsync(path, s_ct);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("site-header", await answer.Content.ReadAsStringAsync(s_ct), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_from_another_site_gets_a_page_in_the_looks_of_the_shop()
    {
        using var visitor = shop.NewVisitor();
        using var form = new HttpRequestMessage(HttpMethod.Post, "/cart/lines") { Content = new FormUrlEncodedContent([new("sku", "X")]) };
        form.Headers.Add("Sec-Fetch-Site", "cross-site");

        var answer = await visitor.SendAsync(form, s_ct);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("site-header", await answer.Content.ReadAsStringAsync(s_ct), StringComparison.Ordinal);
    }

    [Fact]
    public async Task HEAD_is_answered_on_every_page()
    {
        using var visitor = shop.NewVisitor();
        var (page, list) = await FirstProductAsync(visitor);

        foreach (var path in new[] { "/", page, list, "/search?q=lamp" })
            Assert.Equal(HttpStatusCode.OK, (await visitor.SendAsync(new(HttpMethod.Head, path), s_ct)).StatusCode);
    }

    private static async Task<(string Page, string List)> FirstProductAsync(HttpClient visitor)
    {
        const string List = "/c/table";
        return (ProductLink().Match(await visitor.GetStringAsync(List, s_ct)).Groups[1].Value, List);
    }

    private static async Task<bool> ShowsAsync(HttpClient visitor, string path, string text, Stopwatch clock)
    {
        while (clock.Elapsed < TimeSpan.FromSeconds(2))
        {
            if ((await visitor.GetStringAsync(path, s_ct)).Contains(text, StringComparison.Ordinal)) return true;
            await Task.Delay(50, s_ct);
        }
        return false;
    }

    private Task ChangePricesAsync(string page, long minor) =>
        shop.Services.GetRequiredService<IStorefrontDb>().RunAsync(
            async (work, ct) =>
            {
                var slug = page["/p/".Length..];
                var product = await work.Products.SingleAsync(p => p.Slug == slug, ct);
                var variants = await work.Variants.Where(v => v.ProductId == product.Id).Select(v => v.Id).ToListAsync(ct);
                foreach (var price in await work.Prices.Where(p => variants.Contains(p.VariantId)).ToListAsync(ct))
                {
                    var before = price.Amount;
                    price.Change(before with { Minor = minor }, null);
                    work.Publish(new PriceChanged(product.Id, price.VariantId, before, price.Amount));
                }
                await work.CommitAsync(ct);
                return true;
            },
            s_ct);

    [GeneratedRegex("href=\"(/p/[^\"?#]+)")]
    private static partial Regex ProductLink();

    [GeneratedRegex("name=\"sku\" value=\"([^\"]+)\"")]
    private static partial Regex Sku();
}

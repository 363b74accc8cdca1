using System.Globalization;
using Storefront.Core.Content;
using Storefront.Core.Shared;

namespace Storefront.Infrastructure.Demo;

/// <summary>Policy pages, journal and the shop's profile in each language.</summary>
internal sealed class DemoWords(IWork work, DemoFolder files, DemoPictures pictures, DemoCalendar calendar)
{
    /// <param name="folder">Empty for the shop's own language, else <c>i18n/de/</c>.</param>
    public async Task AddAsync(string language, string folder, CancellationToken ct)
    {
        var facts = await files.ReadAsync<ShopFacts>($"{folder}shop.json", ct);
        var heroes = facts.Hero.Select(hero => hero with { Picture = hero.Picture is { } picture ? pictures.KeyOf(picture) : null });
        work.ShopProfiles.Add(new ShopProfile(language, facts with { Hero = [.. heroes] }));
        var shop = await files.ReadAsync<DemoShop>($"{folder}shop.json", ct);
        foreach (var (i, page) in shop.Pages.Index())
            work.ContentPages.Add(new ContentPage(ContentKind.Page, page.Slug, language, (i + 1) * 10, page.Title!, WithoutHeading(await TextAsync(folder, page.File, ct))));
        foreach (var (i, post) in shop.Journal.Index())
            work.ContentPages.Add(Post(language, i, post, await TextAsync(folder, post.File, ct)));
    }

    private ContentPage Post(string language, int index, DemoPage post, string text)
    {
        var end = text.IndexOf("\n---\n", StringComparison.Ordinal);
        var facts = text[4..end].Split('\n').Select(line => line.Split(": ", 2)).ToDictionary(pair => pair[0], pair => pair[1].Trim());
        var date = DateOnly.ParseExact(facts["date"], "yyyy-MM-dd", CultureInfo.InvariantCulture);
        var products = facts["products"].Trim('[', ']').Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return new ContentPage(ContentKind.Post, post.Slug, language, (index + 1) * 10, facts["title"], text[(end + 5)..].Trim())
            .AsPost(facts["summary"], facts["author"], pictures.KeyOf(facts["picture"]), products, calendar.Of(date));
    }

    // The page's title is its heading.
    private static string WithoutHeading(string text) =>
        text.StartsWith("# ", StringComparison.Ordinal) ? text[text.IndexOf('\n', StringComparison.Ordinal)..].Trim() : text.Trim();

    private Task<string> TextAsync(string folder, string file, CancellationToken ct) => File.ReadAllTextAsync(files.Inside(folder + file), ct);
}

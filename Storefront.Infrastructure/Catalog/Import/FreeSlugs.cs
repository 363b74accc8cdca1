using Npgsql;
using Storefront.Core.Catalog;
using Storefront.Core.Catalog.Import;
using Storefront.Core.Shared;

namespace Storefront.Infrastructure.Catalog.Import;

/// <summary>Gives every new product an address that nobody has: its title, else title and SKU, else those and a number.</summary>
internal sealed class FreeSlugs
{
    private const int TitleLength = 80;

    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);
    private readonly IMediaStore _media;

    private FreeSlugs(IMediaStore media) => _media = media;

    public static async Task<FreeSlugs> ReadAsync(NpgsqlConnection connection, ImportBatch batch, IMediaStore media, CancellationToken ct)
    {
        var free = new FreeSlugs(media);
        string[] wanted = [.. batch.Items.SelectMany(item => new[] { Plain(item.Title ?? "", item.Variants[0].Sku), WithSku(item.Title ?? "", item.Variants[0].Sku) }).Distinct()];
        await using var command = new NpgsqlCommand("select slug from catalog.slugs where kind = 'Product' and slug = any($1)", connection) { Parameters = { new() { Value = wanted } } };
        await using var rows = await command.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct)) free._taken.Add(rows.GetString(0));
        return free;
    }

    public string Take(string title, string sku)
    {
        var slug = Plain(title, sku);
        if (_taken.Add(slug)) return slug;
        slug = WithSku(title, sku);
        return _taken.Add(slug) ? slug : Unseen(slug);
    }

    /// <summary>A picture that the media store has, in the shop's proportions.</summary>
    public bool HasPicture(string key)
    {
        using var file = _media.Open($"{key}-{DrawnPicture.Width}.webp");
        return file is not null;
    }

    private static string Plain(string title, string sku) => Slug.Of(title) is { Length: > 0 } slug ? slug : WithSku(title, sku);

    private static string WithSku(string title, string sku)
    {
        var plain = Slug.Of(title);
        var code = Slug.Of(sku);
        return $"{(plain.Length > TitleLength ? plain[..TitleLength] : plain)}-{code[..Math.Min(code.Length, Slug.MaxLength - TitleLength - 1)]}".Trim('-') is { Length: > 0 } slug ? slug : "product";
    }

    // Two SKUs that differ in punctuation only.
    private static string Unseen(string slug) => $"{slug[..Math.Min(slug.Length, 90)]}-{Guid.CreateVersion7():N}"[..Math.Min(slug.Length + 13, 110)];
}

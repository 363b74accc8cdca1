using Microsoft.EntityFrameworkCore;
using Storefront.Core.Catalog.Shelf;
using Storefront.Core.Shared;

namespace Storefront.Core.Content;

/// <summary>The shop's profile in the audience's language, or else in its own.</summary>
internal static class ShopWords
{
    public static async Task<ShopFacts> LoadAsync(ITables tables, Audience audience, CancellationToken ct)
    {
        var profiles = await tables.ShopProfiles.Where(p => p.Language == audience.Language || p.Language == Audience.OwnLanguage).ToListAsync(ct);
        return (profiles.Find(p => p.Language == audience.Language) ?? profiles.FirstOrDefault())?.Facts ?? ShopFacts.Unnamed;
    }
}

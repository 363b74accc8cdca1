using Microsoft.EntityFrameworkCore;
using Storefront.Core.Shared;

namespace Storefront.Core.Catalog.Shelf;

/// <summary>The translations of some things into the audience's language, with the shop's own words where one is missing.</summary>
internal sealed class TranslatedTexts
{
    private static readonly TranslatedTexts s_none = new([]);

    private readonly Dictionary<Guid, IReadOnlyDictionary<string, string>> texts;

    private TranslatedTexts(Dictionary<Guid, IReadOnlyDictionary<string, string>> texts) => this.texts = texts;

    public static async Task<TranslatedTexts> LoadAsync(ITables tables, IEnumerable<Guid> owners, Audience audience, CancellationToken ct)
    {
        if (audience.ReadsOwnLanguage) return s_none;
        var wanted = owners.ToArray();
        var rows = await tables.Translations
            .Where(t => wanted.Contains(t.OwnerId) && t.Language == audience.Language)
            .Select(t => new { t.OwnerId, t.Texts })
            .ToListAsync(ct);
        return new(rows.ToDictionary(row => row.OwnerId, row => row.Texts));
    }

    public string Of(Guid owner, string field, string own) =>
        texts.TryGetValue(owner, out var fields) && fields.TryGetValue(field, out var text) && text.Length > 0 ? text : own;

    /// <summary>A list whose translation is one text with line feeds.</summary>
    public IReadOnlyList<string> ListOf(Guid owner, string field, IReadOnlyList<string> own) =>
        Of(owner, field, "") is { Length: > 0 } text ? text.Split('\n', StringSplitOptions.RemoveEmptyEntries) : own;
}

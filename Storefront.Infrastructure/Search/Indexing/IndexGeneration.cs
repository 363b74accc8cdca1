using Storefront.Core.Shared;

namespace Storefront.Infrastructure.Search.Indexing;

/// <summary>The indexes of all languages that were built together, each in its own folder below the generation's.</summary>
internal sealed class IndexGeneration : IDisposable
{
    private readonly Dictionary<string, ProductIndex> _byLanguage;
    private readonly string _ownLanguage;

    private IndexGeneration(string folder, IReadOnlyList<string> languages, Func<string, string, ProductIndex> open)
    {
        Folder = folder;
        _ownLanguage = languages[0];
        _byLanguage = [];
        try
        {
            foreach (var language in languages) _byLanguage.Add(language, open(Path.Combine(folder, language), language));
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public string Folder { get; }

    public IEnumerable<ProductIndex> Languages => _byLanguage.Values;

    /// <param name="languages">The shop's own first.</param>
    public static IndexGeneration Create(string folder, IReadOnlyList<string> languages) => new(folder, languages, ProductIndex.Create);

    public static IndexGeneration Open(string folder, IReadOnlyList<string> languages) => new(folder, languages, ProductIndex.Open);

    /// <summary>The older mark of all languages; null when one has none.</summary>
    public static SnapshotMark? ReadMark(string folder, IReadOnlyList<string> languages)
    {
        var marks = languages.Select(language => SnapshotMark.Read(ProductIndex.ReadMark(Path.Combine(folder, language)))).ToArray();
        return marks.Contains(null) || marks.Select(mark => mark!.Catalogue).Distinct().Count() > 1 ? null : marks.MinBy(mark => mark!.Position);
    }

    /// <summary>The index of a language, or of the shop's own where there is none.</summary>
    public ProductIndex Of(string language) => _byLanguage.GetValueOrDefault(language) ?? _byLanguage[_ownLanguage];

    public void Remove(ProductId product)
    {
        foreach (var index in Languages) index.Remove(product);
    }

    public void Refresh()
    {
        foreach (var index in Languages) index.Refresh();
    }

    public void Commit(SnapshotMark mark)
    {
        foreach (var index in Languages) index.Commit(mark.Write());
    }

    public void Dispose()
    {
        foreach (var index in Languages) index.Dispose();
    }
}

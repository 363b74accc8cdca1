namespace Storefront.Core.Catalog.Import;

/// <summary>Collects the attributes of a row: the entries of an object, named fields, or every field that the map names nowhere.</summary>
internal sealed class MapAttributes(ImportMap map)
{
    private readonly HashSet<string> _named = NamedFields(map);
    private readonly Dictionary<string, (string Code, string Name)> _known = new(StringComparer.Ordinal);

    public IReadOnlyList<ImportAttribute>? Of(FieldValue.Fields row)
    {
        var entries = Entries(row).ToList();
        if (map.Attributes.Object is null && map.Attributes.Columns.Count == 0 && !map.Attributes.Rest) return null;
        var codes = new HashSet<string>(StringComparer.Ordinal);
        var found = new List<ImportAttribute>(entries.Count);
        foreach (var (code, name, value) in entries)
            if (Content(value) is { } content)
                found.Add(new(Free(code, codes), name, content));
        return found;
    }

    private static HashSet<string> NamedFields(ImportMap map)
    {
        ImportField?[] fields =
        [
            map.Sku, map.Title, map.Summary, map.Description, map.Brand, map.Category, map.Gtins, map.Mpn, map.WeightGrams, map.TaxClass,
            map.Tags, map.Picture, map.PublishedAt, map.Group, .. map.Stock.Values, .. map.Options.Values,
        ];
        string?[] names = [.. fields.Select(field => field?.From), map.Price?.From, map.Price?.CompareAt, map.Price?.CurrencyFrom, map.Attributes.Object, .. map.Attributes.Columns.Keys];
        return names.OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);
    }

    private IEnumerable<(string Code, string Name, FieldValue Value)> Entries(FieldValue.Fields row)
    {
        if (map.Attributes.Object is { } path && row.Find(path) is FieldValue.Fields inner)
            foreach (var (name, value) in inner.Named) yield return (Known(name).Code, Known(name).Name, value);
        foreach (var (field, code) in map.Attributes.Columns)
            if (row.Find(field) is { } value) yield return (code, Known(field).Name, value);
        if (map.Attributes.Rest)
            foreach (var (name, value) in row.Named.Where(pair => !_named.Contains(pair.Key))) yield return (Known(name).Code, Known(name).Name, value);
    }

    // The same few names in every row.
    private (string Code, string Name) Known(string name) =>
        _known.TryGetValue(name, out var known) ? known : _known[name] = (AttributeCode.Of(name), NameOf(name));

    private static AttributeContent? Content(FieldValue value) => value switch
    {
        FieldValue.Number number => AttributeContent.Of(number.Value),
        FieldValue.Flag flag => AttributeContent.Of(flag.Value),
        FieldValue.Many many => OfText(string.Join(", ", many.Items.Select(item => item.AsText()).OfType<string>())),
        _ => OfText(value.AsText()),
    };

    private static AttributeContent? OfText(string? text) => text is null || RowReading.Clean(text) is not { Length: > 0 } clean ? null : AttributeContent.Of(clean);

    // "Screen Size" and "screen_size" in one row are two values, and both are kept.
    private static string Free(string code, HashSet<string> taken)
    {
        var free = code.Length == 0 ? "attribute" : code;
        for (var n = 2; !taken.Add(free); n++) free = $"{code}_{n}";
        return free;
    }

    private static string NameOf(string name)
    {
        var words = string.Join(' ', name.Split(['_', ' '], StringSplitOptions.RemoveEmptyEntries));
        var plain = RowReading.Clean(words);
        return plain.Length == 0 ? name : char.ToUpperInvariant(plain[0]) + plain[1..Math.Min(plain.Length, 200)];
    }
}

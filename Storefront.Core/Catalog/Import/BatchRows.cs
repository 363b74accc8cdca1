namespace Storefront.Core.Catalog.Import;

/// <summary>Puts rows of one product together and fills batches. A SKU that stands twice ends its batch, so that the later row finds the earlier one written.</summary>
internal sealed class BatchRows(MapRow map, int? newStock)
{
    private const int ItemsABatch = 1000;
    private const int VariantsAnItem = 1000;

    private readonly HashSet<string> _skus = new(StringComparer.Ordinal);
    private List<ImportItem> _items = [];
    private List<ImportProblem> _problems = [];
    private List<MapRow.Outcome> _open = [];
    private long _lastRow;

    public IEnumerable<ImportBatch> Of(IEnumerable<SourceRow> rows)
    {
        foreach (var row in rows)
        {
            var mapped = map.Execute(row);
            if (!Continues(mapped) && Close() && _items.Count >= ItemsABatch) yield return Flush();
            if (mapped.Item is { } item && !_skus.Add(item.Variants[0].Sku))
            {
                Close();
                yield return Flush();
                _skus.Add(item.Variants[0].Sku);
            }
            Take(mapped, row.Number);
        }
        Close();
        if (_items.Count + _problems.Count > 0) yield return Flush();
    }

    private bool Continues(MapRow.Outcome mapped) =>
        mapped.Item is null || (_open.Count > 0 && _open[0].Group == mapped.Group && _open.Count < VariantsAnItem);

    private void Take(MapRow.Outcome mapped, long row)
    {
        _problems.AddRange(mapped.Problems);
        if (mapped.Item is not null) _open.Add(mapped);
        _lastRow = row;
    }

    private bool Close()
    {
        if (_open.Count > 0) _items.Add(Merge(_open));
        _open = [];
        return true;
    }

    private ImportBatch Flush()
    {
        var batch = new ImportBatch(_items, _lastRow, _problems, newStock);
        (_items, _problems) = ([], []);
        _skus.Clear();
        return batch;
    }

    private static ImportItem Merge(List<MapRow.Outcome> rows)
    {
        var first = rows[0].Item!;
        if (rows.Count == 1) return first;
        var common = (first.Attributes ?? []).ToDictionary(attribute => attribute.Code);
        return first with { Variants = [.. first.Variants, .. rows.Skip(1).Select(row => WithOwn(row.Item!, common))] };
    }

    private static ImportVariant WithOwn(ImportItem row, Dictionary<string, ImportAttribute> common) => row.Variants[0] with
    {
        Attributes = [.. (row.Attributes ?? []).Where(attribute => common.GetValueOrDefault(attribute.Code)?.Content != attribute.Content)],
    };
}

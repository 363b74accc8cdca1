using CsvHelper;
using Storefront.Core.Catalog.Import;

namespace Storefront.Infrastructure.Catalog.Import;

/// <summary>Comma-separated values with a header, and what goes by that name: other separators, quotes, line feeds inside quotes, a byte order mark.</summary>
internal static class CsvRows
{
    public static IEnumerable<SourceRow> Read(Stream stream)
    {
        CsvMalformedRecord? broken = null;
        var options = CsvReaderOptions.Default with { TrimWhitespace = true, OnMalformedRecord = record => broken = record };
        using var reader = CsvReader.Create(stream, options, leaveOpen: false);
        reader.ReadHeader();
        var names = Unique(reader.Headers);
        while (reader.Read())
        {
            yield return Mistake(reader, broken, names.Length) is { } mistake
                ? new(reader.RowNumber, null, mistake)
                : new(reader.RowNumber, Fields(reader, names));
            broken = null;
        }
    }

    // A lone quote inside a field (27" monitor) is text. A quote that is never closed has swallowed the rows behind it.
    private static string? Mistake(CsvReader reader, CsvMalformedRecord? broken, int columns) => broken switch
    {
        { Reason: CsvMalformedReason.UnterminatedQuote } => "has a quote that is never closed",
        { Reason: CsvMalformedReason.TextAfterClosingQuote } => "has text behind a closing quote",
        _ => reader.FieldCount > columns ? $"has {reader.FieldCount} fields, and the header {columns}" : null,
    };

    private static FieldValue.Fields Fields(CsvReader reader, string[] names)
    {
        var fields = new Dictionary<string, FieldValue>(names.Length, StringComparer.Ordinal);
        for (var i = 0; i < reader.FieldCount; i++)
            if (!reader.IsEmpty(i))
                fields[names[i]] = new FieldValue.Text(reader.GetString(i));
        return new(fields);
    }

    private static string[] Unique(IEnumerable<string> headers)
    {
        var taken = new Dictionary<string, int>(StringComparer.Ordinal);
        return [.. headers.Select((name, i) => string.IsNullOrWhiteSpace(name) ? $"column {i + 1}" : name.Trim()).Select(Number)];

        string Number(string name)
        {
            var nth = taken[name] = taken.GetValueOrDefault(name) + 1;
            return nth == 1 ? name : $"{name} {nth}";
        }
    }
}

using System.Text.Json;
using Storefront.Core.Catalog.Import;

namespace Storefront.Infrastructure.Catalog.Import;

/// <summary>One JSON object a line.</summary>
internal static class JsonLines
{
    public static IEnumerable<SourceRow> Read(Stream stream)
    {
        using var text = new StreamReader(stream);
        var number = 0L;
        while (text.ReadLine() is { } line)
        {
            if (string.IsNullOrWhiteSpace(line)) continue;
            yield return Parse(++number, line);
        }
    }

    private static SourceRow Parse(long number, string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? new(number, Fields(document.RootElement))
                : new(number, null, "is no JSON object");
        }
        catch (JsonException fault)
        {
            return new(number, null, $"is no JSON: {fault.Message}");
        }
    }

    private static FieldValue.Fields Fields(JsonElement element)
    {
        var fields = new Dictionary<string, FieldValue>(StringComparer.Ordinal);
        foreach (var property in element.EnumerateObject())
            if (Value(property.Value) is { } value)
                fields[property.Name] = value;
        return new(fields);
    }

    private static FieldValue? Value(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => new FieldValue.Text(element.GetString()!),
        JsonValueKind.Number => new FieldValue.Number(element.GetDouble()),
        JsonValueKind.True => new FieldValue.Flag(true),
        JsonValueKind.False => new FieldValue.Flag(false),
        JsonValueKind.Array => new FieldValue.Many([.. element.EnumerateArray().Select(Value).OfType<FieldValue>()]),
        JsonValueKind.Object => Fields(element),
        _ => null,
    };
}

using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Storefront.Core.Catalog.Import;

namespace Storefront.Infrastructure.Catalog.Import;

/// <summary>A map as a JSON file, in which the short form of a field is its name alone.</summary>
public static class MapFile
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    private static readonly JsonDocumentOptions s_lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <exception cref="JsonException">The file is no map; the message names the place.</exception>
    public static async Task<ImportMap> ReadAsync(string path, CancellationToken ct) => Parse(await File.ReadAllTextAsync(path, ct));

    /// <exception cref="JsonException">The text is no map; the message names the place.</exception>
    public static ImportMap Parse(string json)
    {
        if (JsonNode.Parse(json, documentOptions: s_lenient) is not JsonObject map) throw new JsonException("A map is a JSON object.");
        foreach (var (name, value) in map.ToList())
        {
            if (name is "stock" or "options" && value is JsonObject fields)
                foreach (var (key, field) in fields.ToList()) fields[key] = Long(field, "from");
            else if (name == "attributes")
                map[name] = value is JsonArray columns ? Columns(columns) : Long(value, "object");
            else if (name != "categorySeparator")
                map[name] = Long(value, "from");
        }
        return map.Deserialize<ImportMap>(s_json)!;
    }

    /// <summary>The first map of a folder whose fields the source's first record has, with its name.</summary>
    public static async Task<(string Name, ImportMap Map)?> ChooseAsync(string folder, FieldValue.Fields first, CancellationToken ct)
    {
        if (!Directory.Exists(folder)) return null;
        foreach (var path in Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal))
        {
            var map = await ReadAsync(path, ct);
            string?[] needed = [map.Sku.From, map.Title?.From, map.Price?.From, map.Attributes.Object];
            if (needed.OfType<string>().All(name => first.Find(name) is not null)) return (Path.GetFileNameWithoutExtension(path), map);
        }
        return null;
    }

    private static JsonNode? Long(JsonNode? value, string property) =>
        value is JsonValue text && text.GetValueKind() == JsonValueKind.String ? new JsonObject { [property] = text.GetValue<string>() } : value?.DeepClone();

    private static JsonObject Columns(JsonArray names) =>
        new() { ["columns"] = new JsonObject(names.Select(Text).Select(name => KeyValuePair.Create(name, (JsonNode?)JsonValue.Create(AttributeCode.Of(name))))) };

    private static string Text(JsonNode? name) => name?.GetValueKind() == JsonValueKind.String ? name.GetValue<string>() : throw new JsonException("The list of attributes holds names of fields only.");
}

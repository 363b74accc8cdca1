using System.Text.Json;
using System.Text.Json.Serialization;

namespace Storefront.Infrastructure.Demo;

/// <summary>The files of the demo shop, beside the published program or in the checkout.</summary>
/// <param name="Path">Folder of <c>products.jsonl</c>.</param>
public sealed record DemoFolder(string Path)
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    public static DemoFolder In(string contentRoot) => new(System.IO.Path.Combine(contentRoot, "deploy", "demo"));

    /// <summary>Folder of the picture files, each <c>{key}-{width}.avif</c> or <c>.webp</c>.</summary>
    public string Pictures => System.IO.Path.Combine(Path, "pictures");

    public bool Exists => File.Exists(Inside("products.jsonl"));

    internal string Inside(string file) => System.IO.Path.Combine(Path, file.Replace('/', System.IO.Path.DirectorySeparatorChar));

    internal async Task<T> ReadAsync<T>(string file, CancellationToken ct)
    {
        await using var stream = File.OpenRead(Inside(file));
        return await JsonSerializer.DeserializeAsync<T>(stream, s_json, ct) ?? throw new InvalidDataException($"{file} of the demo shop is empty.");
    }

    internal async Task<IReadOnlyList<T>> ReadLinesAsync<T>(string file, CancellationToken ct)
    {
        var rows = new List<T>();
        await foreach (var line in File.ReadLinesAsync(Inside(file), ct))
            if (line.Length > 0)
                rows.Add(JsonSerializer.Deserialize<T>(line, s_json)!);
        return rows;
    }
}

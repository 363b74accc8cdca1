using System.Security.Cryptography;

namespace Storefront.Infrastructure.Demo;

/// <summary>Keys and sizes of the demo's pictures. A key ends in a fingerprint of the content, so that its addresses may be cached for ever.</summary>
internal sealed class DemoPictures
{
    private const int FingerprintLetters = 8;

    private readonly Dictionary<string, (string Key, DemoPicture Size)> _pictures = [];

    public static async Task<DemoPictures> ReadAsync(DemoFolder files, CancellationToken ct)
    {
        var found = new DemoPictures();
        foreach (var (id, size) in await files.ReadAsync<Dictionary<string, DemoPicture>>("pictures/index.json", ct))
        {
            var content = await File.ReadAllBytesAsync(Path.Combine(files.Pictures, $"{id}-{size.Width}.webp"), ct);
            found._pictures.Add(id, ($"{id}.{Convert.ToHexStringLower(SHA256.HashData(content))[..FingerprintLetters]}", size));
        }
        return found;
    }

    public string KeyOf(string id) => _pictures[id].Key;

    public DemoPicture SizeOf(string id) => _pictures[id].Size;
}

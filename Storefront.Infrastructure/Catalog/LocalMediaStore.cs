using System.Globalization;
using System.Text.RegularExpressions;
using Storefront.Core.Catalog;

namespace Storefront.Infrastructure.Catalog;

/// <summary>Picture files in local folders, served by the shop itself or by a CDN in front of it.</summary>
/// <param name="folders">Searched in this order.</param>
/// <param name="baseUrl">Setting <c>Media:BaseUrl</c>: what stands before <c>/media/</c>; empty for the shop itself.</param>
internal sealed partial class LocalMediaStore(IReadOnlyList<string> folders, string baseUrl) : IMediaStore
{
    private readonly string _prefix = baseUrl.TrimEnd('/') + "/media/";

    public string UrlFor(string key, int width, string format) => key.StartsWith(DrawnPicture.KeyPrefix, StringComparison.Ordinal)
        ? $"{_prefix}{key}.svg"
        : string.Create(CultureInfo.InvariantCulture, $"{_prefix}{key}-{width}.{format}");

    public Stream? Open(string file)
    {
        if (FileName().Match(file) is not { Success: true } name) return null;
        var plain = name.Groups["name"].Value + name.Groups["rest"].Value;
        var path = folders.SelectMany(folder => new[] { Path.Combine(folder, file), Path.Combine(folder, plain) }).FirstOrDefault(File.Exists);
        return path is null ? null : new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.Asynchronous);
    }

    // No slash and no leading dot, so it cannot leave the folder. The fingerprint is part of the address, not of the file's name.
    [GeneratedRegex(@"^(?<name>[a-z0-9][a-z0-9-]*)(\.[0-9a-f]{8})?(?<rest>-[0-9]{1,5}\.(avif|webp))\z")]
    private static partial Regex FileName();
}

using System.IO.Compression;
using System.Security.Cryptography;
using Storefront.Core.Catalog.Import;

namespace Storefront.Infrastructure.Catalog.Import;

/// <summary>A CSV or JSON Lines file, packed with gzip or not. Format and packing are told by the content, not by the name.</summary>
public sealed class SourceFile : ICatalogSource
{
    private const int BufferBytes = 1 << 16;

    private readonly string _path;
    private readonly bool _isJson;

    private SourceFile(string path, string fingerprint, bool isJson)
    {
        _path = path;
        Fingerprint = fingerprint;
        _isJson = isJson;
    }

    public string Name => Path.GetFileName(_path);

    public string Fingerprint { get; }

    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static async Task<SourceFile> OpenAsync(string path, CancellationToken ct)
    {
        await using var raw = File.OpenRead(path);
        var fingerprint = Convert.ToHexStringLower(await SHA256.HashDataAsync(raw, ct));
        using var text = new StreamReader(Unpack(path));
        var first = SkipSpace(text);
        return new(path, fingerprint, first == '{');
    }

    public IEnumerable<SourceRow> Read() => _isJson ? JsonLines.Read(Unpack(_path)) : CsvRows.Read(Unpack(_path));

    private static Stream Unpack(string path)
    {
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, BufferBytes, FileOptions.SequentialScan);
        var isGzip = file.ReadByte() == 0x1f && file.ReadByte() == 0x8b;
        file.Position = 0;
        return isGzip ? new GZipStream(file, CompressionMode.Decompress) : file;
    }

    private static int SkipSpace(StreamReader text)
    {
        int c;
        do c = text.Read();
        while (c >= 0 && char.IsWhiteSpace((char)c));
        return c;
    }
}

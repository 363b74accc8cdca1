using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Storefront.Core.Search;

namespace Storefront.Infrastructure.Search.Querying;

/// <summary>Where a page ended, as text for the address of the next one. It belongs to one request and is worthless for any other.</summary>
internal static class PageCursor
{
    private const int MarkLength = 4;
    private const int Fixed = MarkLength + 8 + 8;

    public static string Write(SearchRequest request, PageKey key)
    {
        var name = key.Name ?? [];
        var bytes = new byte[Fixed + name.Length];
        Mark(request).CopyTo(bytes, 0);
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(MarkLength), key.Number);
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(MarkLength + 8), key.Tie);
        name.CopyTo(bytes, Fixed);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>Null for no cursor, and for one that was changed or comes from another request.</summary>
    public static PageKey? Read(SearchRequest request)
    {
        if (request.After is not { } text || !Base64Url.IsValid(text)) return null;
        var bytes = Base64Url.DecodeFromChars(text);
        if (bytes.Length < Fixed || !bytes.AsSpan(0, MarkLength).SequenceEqual(Mark(request))) return null;
        return new(
            BinaryPrimitives.ReadInt64BigEndian(bytes.AsSpan(MarkLength)),
            bytes.Length > Fixed ? bytes[Fixed..] : null,
            BinaryPrimitives.ReadInt64BigEndian(bytes.AsSpan(MarkLength + 8)));
    }

    private static byte[] Mark(SearchRequest request)
    {
        var meaning = $"{request.Language}\n{request.Currency}\n{request.Category}\n{request.Brand}\n{SearchAddress.Write(request with { After = null })}";
        return SHA256.HashData(Encoding.UTF8.GetBytes(meaning))[..MarkLength];
    }
}

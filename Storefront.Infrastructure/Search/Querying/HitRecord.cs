using Lucene.Net.Util;
using Storefront.Core.Shared;

namespace Storefront.Infrastructure.Search.Querying;

/// <summary>What the index answers for a document, kept beside it in binary.</summary>
internal sealed record HitRecord(ProductId Product, long Version, IReadOnlyList<HitVariant> Variants)
{
    public BytesRef Write()
    {
        using var stream = new MemoryStream();
        using (var writer = new BinaryWriter(stream))
        {
            writer.Write(Product.Value.ToByteArray());
            writer.Write(Version);
            writer.Write7BitEncodedInt(Variants.Count);
            foreach (var variant in Variants) variant.Write(writer);
        }
        return new BytesRef(stream.ToArray());
    }

    public static HitRecord Read(BytesRef bytes)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes.Bytes, bytes.Offset, bytes.Length, writable: false));
        var product = new ProductId(new Guid(reader.ReadBytes(16)));
        var version = reader.ReadInt64();
        var variants = new HitVariant[reader.Read7BitEncodedInt()];
        for (var i = 0; i < variants.Length; i++) variants[i] = HitVariant.Read(reader);
        return new(product, version, variants);
    }
}

/// <param name="IsBuyable">Something of it may be promised now.</param>
/// <param name="Codes">All forms of its codes.</param>
/// <param name="Facets">What sets it apart from the other variants, as facet terms.</param>
internal sealed record HitVariant(VariantId Id, bool IsBuyable, IReadOnlyList<string> Codes, IReadOnlyList<string> Facets)
{
    public void Write(BinaryWriter writer)
    {
        writer.Write(Id.Value.ToByteArray());
        writer.Write(IsBuyable);
        Write(writer, Codes);
        Write(writer, Facets);
    }

    public static HitVariant Read(BinaryReader reader) =>
        new(new(new Guid(reader.ReadBytes(16))), reader.ReadBoolean(), ReadAll(reader), ReadAll(reader));

    private static void Write(BinaryWriter writer, IReadOnlyList<string> texts)
    {
        writer.Write7BitEncodedInt(texts.Count);
        foreach (var text in texts) writer.Write(text);
    }

    private static string[] ReadAll(BinaryReader reader)
    {
        var texts = new string[reader.Read7BitEncodedInt()];
        for (var i = 0; i < texts.Length; i++) texts[i] = reader.ReadString();
        return texts;
    }
}

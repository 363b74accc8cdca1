using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using Storefront.Core.Catalog;
using Storefront.Core.Inventory;
using Storefront.Core.Shared;

namespace Storefront.Infrastructure.Catalog.Import;

/// <summary>The columns of one row, in the order in which <see cref="BatchCopy"/> names them.</summary>
internal static class CopyRow
{
    public static void Product(NpgsqlBinaryImporter row, ProductRow product)
    {
        row.Write(product.Id.Value, NpgsqlDbType.Uuid);
        row.Write(product.Title, NpgsqlDbType.Varchar);
        row.Write(product.Category.Value, NpgsqlDbType.Uuid);
        if (product.Brand is { } brand) row.Write(brand.Value, NpgsqlDbType.Uuid);
        else row.WriteNull();
        row.Write(product.Summary, NpgsqlDbType.Text);
        row.Write(product.Description, NpgsqlDbType.Text);
        row.Write(product.TaxClass, NpgsqlDbType.Varchar);
        row.Write(product.Tags.ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Text);
        row.Write(JsonSerializer.Serialize(product.Options, Json.Options), NpgsqlDbType.Jsonb);
        if (product.PublishedAt is { } moment) row.Write(moment, NpgsqlDbType.TimestampTz);
        else row.WriteNull();
    }

    public static void Variant(NpgsqlBinaryImporter row, VariantRow variant)
    {
        row.Write(variant.Id.Value, NpgsqlDbType.Uuid);
        row.Write(variant.Product.Value, NpgsqlDbType.Uuid);
        row.Write(variant.Sku, NpgsqlDbType.Varchar);
        row.Write(variant.Gtins.ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Text);
        if (variant.Mpn is { } mpn) row.Write(mpn, NpgsqlDbType.Varchar);
        else row.WriteNull();
        row.Write(JsonSerializer.Serialize(variant.Options, Json.Options), NpgsqlDbType.Jsonb);
        row.Write(variant.WeightGrams, NpgsqlDbType.Integer);
        row.Write(variant.Position, NpgsqlDbType.Integer);
        row.Write(nameof(Availability.InStock), NpgsqlDbType.Varchar);
        row.Write(Array.Empty<string>(), NpgsqlDbType.Array | NpgsqlDbType.Text);
        row.Write(true, NpgsqlDbType.Boolean);
    }

    public static void Price(NpgsqlBinaryImporter row, PriceRow price)
    {
        row.Write(price.Variant.Value, NpgsqlDbType.Uuid);
        row.Write(price.Currency.Code, NpgsqlDbType.Char);
        row.Write(price.Amount, NpgsqlDbType.Bigint);
        if (price.CompareAt is { } before) row.Write(before, NpgsqlDbType.Bigint);
        else row.WriteNull();
        row.Write(price.IncludesTax, NpgsqlDbType.Boolean);
    }

    public static void Attribute(NpgsqlBinaryImporter row, AttributeRow value)
    {
        row.Write(value.Product.Value, NpgsqlDbType.Uuid);
        row.Write(value.Variant.Value, NpgsqlDbType.Uuid);
        row.Write(value.Attribute.Value, NpgsqlDbType.Uuid);
        if (value.Content.Text is { } text) row.Write(text, NpgsqlDbType.Text);
        else row.WriteNull();
        if (value.Content.Number is { } number) row.Write(number, NpgsqlDbType.Double);
        else row.WriteNull();
        if (value.Content.Flag is { } flag) row.Write(flag, NpgsqlDbType.Boolean);
        else row.WriteNull();
    }

    public static void Movement(NpgsqlBinaryImporter row, Movement movement)
    {
        row.Write(movement.VariantId.Value, NpgsqlDbType.Uuid);
        row.Write(movement.Id.Value, NpgsqlDbType.Uuid);
        row.Write(movement.At, NpgsqlDbType.TimestampTz);
        row.Write(movement.WarehouseId.Value, NpgsqlDbType.Uuid);
        row.Write(movement.Kind.ToString(), NpgsqlDbType.Varchar);
        row.Write(movement.Quantity, NpgsqlDbType.Integer);
        row.Write(movement.Cause, NpgsqlDbType.Varchar);
    }
}

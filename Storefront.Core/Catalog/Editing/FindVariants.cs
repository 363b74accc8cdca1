using Microsoft.EntityFrameworkCore;
using Storefront.Core.Shared;

namespace Storefront.Core.Catalog.Editing;

/// <summary>Variants that are sold, by SKU or by a part of the product's title, for somebody who puts an order together.</summary>
public sealed class FindVariants(IStorefrontDb db, ShopOptions shop)
{
    private const int AtMost = 12;

    public sealed record Row(string Sku, string Title, Money Price);

    public Task<IReadOnlyList<Row>> ExecuteAsync(string text, CancellationToken ct) => db.ReadAsync<IReadOnlyList<Row>>(
        async (tables, token) =>
        {
            var (wanted, currency) = (text.Trim().ToUpperInvariant(), shop.SellingCurrency);
            if (wanted.Length < 2) return [];
            var (products, prices) = (tables.Products, tables.Prices);
            var rows = await (
                from variant in tables.Variants
                join product in products on variant.ProductId equals product.Id
                join price in prices on variant.Id equals price.VariantId
                where variant.Active && price.Currency == currency && (variant.Sku.ToUpper().StartsWith(wanted) || product.Title.ToUpper().Contains(wanted))
                orderby product.Title, variant.Position
                select new { variant.Sku, product.Title, price.AmountMinor }).Take(AtMost).ToListAsync(token);
            return [.. rows.Select(row => new Row(row.Sku, row.Title, new(row.AmountMinor, currency)))];
        },
        ct);
}

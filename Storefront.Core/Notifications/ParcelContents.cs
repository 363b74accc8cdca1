using Microsoft.EntityFrameworkCore;
using Storefront.Core.Catalog;
using Storefront.Core.Orders;
using Storefront.Core.Shared;

namespace Storefront.Core.Notifications;

/// <summary>Puts what lies in a parcel into the order's words: a bundle stands there under its own name, with those of its parts that are in the parcel.</summary>
internal static class ParcelContents
{
    public static async Task<IReadOnlyList<OrderDocumentLine>> OfAsync(ITables tables, OrderMail mail, Fulfilment parcel, CancellationToken ct)
    {
        var ids = mail.Items.Select(item => item.VariantId).ToList();
        var bundles = (await tables.BundleComponents.AsNoTracking().Where(part => ids.Contains(part.BundleId)).ToListAsync(ct)).ToLookup(part => part.BundleId);
        var left = parcel.Lines.GroupBy(line => line.Variant).ToDictionary(group => group.Key, group => group.Sum(line => line.Quantity));
        var lines = new Dictionary<OrderItemId, OrderDocumentLine>();
        // What was bought by itself is told first; the rest of the same goods are parts.
        foreach (var item in mail.Items.Where(item => !bundles.Contains(item.VariantId)))
            if (Take(left, item.VariantId, item.Quantity) is > 0 and var pieces)
                lines[item.Id] = OrderMail.LineOf(item, pieces, mail.Order.Currency);
        var names = bundles.Count == 0 ? [] : await NamesAsync(tables, [.. bundles.SelectMany(parts => parts).Select(part => part.ComponentId)], ct);
        foreach (var item in mail.Items.Where(item => bundles.Contains(item.VariantId)))
            if (Bundle(item, [.. bundles[item.VariantId]], left, names, mail.Order.Currency) is { } line)
                lines[item.Id] = line;
        return [.. mail.Items.Where(item => lines.ContainsKey(item.Id)).Select(item => lines[item.Id])];
    }

    private static OrderDocumentLine? Bundle(OrderItem item, IReadOnlyList<BundleComponent> parts, Dictionary<VariantId, int> left, Dictionary<VariantId, string> names, Currency currency)
    {
        var inside = parts.Select(part => (Part: part, Pieces: Take(left, part.ComponentId, checked(part.Quantity * item.Quantity)))).Where(taken => taken.Pieces > 0).ToList();
        if (inside.Count == 0) return null;
        var bundles = inside.Max(taken => (taken.Pieces + taken.Part.Quantity - 1) / taken.Part.Quantity);
        return OrderMail.LineOf(item, bundles, currency) with { Parts = [.. inside.Select(taken => new OrderDocumentPart(names.GetValueOrDefault(taken.Part.ComponentId, ""), taken.Pieces))] };
    }

    private static int Take(Dictionary<VariantId, int> left, VariantId variant, int most)
    {
        var taken = Math.Min(most, left.GetValueOrDefault(variant));
        if (taken > 0) left[variant] -= taken;
        return taken;
    }

    private static async Task<Dictionary<VariantId, string>> NamesAsync(ITables tables, List<VariantId> variants, CancellationToken ct)
    {
        var products = tables.Products;
        var rows = await tables.Variants.Where(variant => variants.Contains(variant.Id))
            .Join(products, variant => variant.ProductId, product => product.Id, (variant, product) => new { variant.Id, product.Title, product.Options, variant.OptionValues }).ToListAsync(ct);
        return rows.ToDictionary(row => row.Id, row =>
            string.Join(", ", row.Options.Select(option => row.OptionValues.GetValueOrDefault(option.Name)).OfType<string>()) is { Length: > 0 } options ? $"{row.Title} ({options})" : row.Title);
    }
}

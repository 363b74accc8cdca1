using Storefront.Core.Catalog;
using Storefront.Core.Catalog.Import;

namespace Storefront.Infrastructure.Catalog.Import;

/// <summary>Options of a product and their values, in the order in which variants bring them; what the product has already comes first and keeps its swatches.</summary>
internal static class MergeOptions
{
    public static IReadOnlyList<ProductOption> Of(IReadOnlyList<ProductOption> before, IReadOnlyList<ImportVariant> variants)
    {
        var brought = variants.SelectMany(variant => variant.Options).ToList();
        if (brought.Count == 0) return before;
        var names = before.Select(option => option.Name).Concat(brought.Select(option => option.Key)).Distinct();
        return [.. names.Select(name => new ProductOption(name, Values(name)))];

        IReadOnlyList<ProductOptionValue> Values(string name)
        {
            var known = before.FirstOrDefault(option => option.Name == name)?.Values ?? [];
            var added = brought.Where(option => option.Key == name).Select(option => option.Value).Distinct().Except(known.Select(value => value.Name));
            return [.. known, .. added.Select(value => new ProductOptionValue(value))];
        }
    }
}

namespace Storefront.Infrastructure.Search.Facets;

/// <summary>How the values of a code divide a result.</summary>
/// <param name="Products">Products counted, once for each value they have.</param>
/// <param name="Values">Different values.</param>
/// <param name="Impurity">Chance that two products drawn have different values (Gini), times <paramref name="Products"/>.</param>
internal readonly record struct FacetSplit(string Code, int Products, int Values, double Impurity)
{
    /// <summary>More values than a shopper reads in a list make a facet less useful.</summary>
    private const int Readable = 20;

    /// <summary>Higher splits better: many products have it, its values are spread evenly, and each value has more than one product.</summary>
    public double Worth => Values < 2 ? 0 : Impurity * Math.Min(1, (double)Readable / Values) * (1 - (double)Values / Products);

    public static FacetSplit Of(string code, ReadOnlySpan<int> counts)
    {
        var (products, values, squares) = (0, 0, 0.0);
        foreach (var count in counts)
        {
            if (count == 0) continue;
            products += count;
            values++;
            squares += (double)count * count;
        }
        return new(code, products, values, products == 0 ? 0 : products - squares / products);
    }

    /// <summary>Together with the same code of another segment; their values overlap, so the larger number of values is taken.</summary>
    public FacetSplit Join(FacetSplit other) => new(Code, Products + other.Products, Math.Max(Values, other.Values), Impurity + other.Impurity);
}

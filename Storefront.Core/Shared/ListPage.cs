namespace Storefront.Core.Shared;

/// <summary>One page of a long list.</summary>
/// <param name="Next">Where the next page begins; null on the last.</param>
public sealed record ListPage<T>(IReadOnlyList<T> Rows, string? Next)
{
    /// <summary>Makes a page of rows that were read with one more than fits.</summary>
    public static ListPage<T> Of(IReadOnlyList<T> rows, int size, Func<T, string> cursor) =>
        rows.Count <= size ? new(rows, null) : new([.. rows.Take(size)], cursor(rows[size - 1]));
}

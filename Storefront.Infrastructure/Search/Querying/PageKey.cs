namespace Storefront.Infrastructure.Search.Querying;

/// <summary>The place of a document in the order of a result, the same whatever happens to the documents around it.</summary>
/// <param name="Name">Only when sorted by name.</param>
internal readonly record struct PageKey(long Number, byte[]? Name, long Tie) : IComparable<PageKey>
{
    public int CompareTo(PageKey other)
    {
        if (Number != other.Number) return Number < other.Number ? -1 : 1;
        var byName = Name.AsSpan().SequenceCompareTo(other.Name.AsSpan());
        return byName != 0 ? byName : Tie.CompareTo(other.Tie);
    }
}

namespace Storefront.Tests.Architecture.Shared;

/// <summary>Exceptions of a rule are data with a reason. One that nobody needs any more is a mistake too.</summary>
internal static class Listed
{
    public static void OnlyThose(IEnumerable<string> found, IReadOnlyDictionary<string, string> reasons)
    {
        var seen = found.ToHashSet();
        Nothing(seen.Where(one => !reasons.ContainsKey(one)).Concat(reasons.Keys.Where(one => !seen.Contains(one)).Select(one => $"{one} (listed, and no longer needed)")));
    }

    /// <summary>Fails with every finding in full, one on a line.</summary>
    public static void Nothing(IEnumerable<string> found)
    {
        var all = string.Join('\n', found.Distinct().Order());
        Assert.True(all.Length == 0, all);
    }
}

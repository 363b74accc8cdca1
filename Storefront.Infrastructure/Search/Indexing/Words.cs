namespace Storefront.Infrastructure.Search.Indexing;

/// <summary>The words of a text as people spell them, in lower case: to propose spellings, not to search.</summary>
internal static class Words
{
    public static IEnumerable<string> Of(string text)
    {
        for (var start = 0; start < text.Length;)
        {
            var end = start;
            while (end < text.Length && char.IsLetterOrDigit(text[end])) end++;
            if (end > start) yield return text[start..end].ToLowerInvariant();
            start = end + 1;
        }
    }
}

namespace Storefront.Core.Content;

/// <summary>A page of the shop as it stood from a moment on; never changed. It tells what a shopper agreed to on the day of his order.</summary>
public sealed class PageVersion
{
    private PageVersion()
    {
    }

    public PageVersion(ContentPage page, string hash, DateTimeOffset since)
    {
        Slug = page.Slug;
        Language = page.Language;
        Title = page.Title;
        Body = page.Body;
        Hash = hash;
        Since = since;
    }

    public string Slug { get; private set; } = "";

    public string Language { get; private set; } = "";

    public DateTimeOffset Since { get; private set; }

    /// <summary>SHA-256 of title and body, in hexadecimal.</summary>
    public string Hash { get; private set; } = "";

    public string Title { get; private set; } = "";

    /// <summary>Markdown.</summary>
    public string Body { get; private set; } = "";
}

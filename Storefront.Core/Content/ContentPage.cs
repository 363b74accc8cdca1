namespace Storefront.Core.Content;

/// <summary>A text of the shop in one language: a policy page or a journal post. The body is Markdown.</summary>
public sealed class ContentPage
{
    private ContentPage()
    {
    }

    public ContentPage(ContentKind kind, string slug, string language, int sort, string title, string body)
    {
        Kind = kind;
        Slug = slug;
        Language = language;
        Sort = sort;
        Title = title;
        Body = body;
    }

    public ContentKind Kind { get; private set; }

    public string Slug { get; private set; } = "";

    /// <summary>Two-letter language code.</summary>
    public string Language { get; private set; } = "";

    /// <summary>Order of pages in the footer.</summary>
    public int Sort { get; private set; }

    public string Title { get; private set; } = "";

    public string Summary { get; private set; } = "";

    public string Body { get; private set; } = "";

    public string? Author { get; private set; }

    /// <summary>Key of a picture.</summary>
    public string? Picture { get; private set; }

    /// <summary>Slugs of the products that a post speaks of.</summary>
    public IReadOnlyList<string> Products { get; private set; } = [];

    public DateOnly? PublishedOn { get; private set; }

    /// <summary>What a post has beyond a page.</summary>
    public ContentPage AsPost(string summary, string author, string? picture, IReadOnlyList<string> products, DateOnly on)
    {
        (Summary, Author, Picture, Products, PublishedOn) = (summary, author, picture, products, on);
        return this;
    }
}

public enum ContentKind
{
    Page,
    Post,
}

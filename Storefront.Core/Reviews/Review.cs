using Microsoft.EntityFrameworkCore;
using Storefront.Core.Shared;

namespace Storefront.Core.Reviews;

/// <summary>What a shopper thinks of a product.</summary>
public sealed class Review
{
    private Review()
    {
    }

    public Review(ReviewId id, ProductId product, int stars, string title, string text, string author, DateOnly writtenOn, bool verified, string? option)
    {
        Id = id;
        ProductId = product;
        Stars = stars;
        Title = title;
        Text = text;
        Author = author;
        WrittenOn = writtenOn;
        Verified = verified;
        Option = option;
    }

    public ReviewId Id { get; private set; }

    public ProductId ProductId { get; private set; }

    /// <summary>1 to 5.</summary>
    public int Stars { get; private set; }

    public string Title { get; private set; } = "";

    public string Text { get; private set; } = "";

    public string Author { get; private set; } = "";

    public DateOnly WrittenOn { get; private set; }

    /// <summary>The author bought the product here.</summary>
    public bool Verified { get; private set; }

    /// <summary>The variant reviewed, in words.</summary>
    public string? Option { get; private set; }
}

public static class ReviewTables
{
    extension(ITables tables)
    {
        public DbSet<Review> Reviews => tables.Set<Review>();
    }
}

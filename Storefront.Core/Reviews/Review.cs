using Microsoft.EntityFrameworkCore;
using Storefront.Core.Shared;

namespace Storefront.Core.Reviews;

/// <summary>What a shopper thinks of a product.</summary>
public sealed class Review
{
    public required ReviewId Id { get; init; }

    public required ProductId ProductId { get; init; }

    /// <summary>1 to 5.</summary>
    public required int Stars { get; init; }

    public required string Title { get; init; }

    public required string Text { get; init; }

    public required string Author { get; init; }

    public required DateOnly WrittenOn { get; init; }

    /// <summary>The author bought the product here.</summary>
    public required bool Verified { get; init; }

    /// <summary>The variant reviewed, in words.</summary>
    public string? Option { get; init; }
}

public static class ReviewTables
{
    extension(ITables tables)
    {
        public DbSet<Review> Reviews => tables.Set<Review>();
    }
}

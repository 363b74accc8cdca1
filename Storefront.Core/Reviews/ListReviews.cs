using Microsoft.EntityFrameworkCore;
using Storefront.Core.Shared;

namespace Storefront.Core.Reviews;

/// <summary>What shoppers say about a product: the sum and the latest.</summary>
public sealed class ListReviews(IStorefrontDb db)
{
    private const int Shown = 12;

    public Task<ReviewsRow> ExecuteAsync(ProductId product, CancellationToken ct) => db.ReadAsync(
        async (tables, token) =>
        {
            var reviews = tables.Reviews.Where(review => review.ProductId == product);
            var counts = await reviews.GroupBy(review => review.Stars).Select(same => new { Stars = same.Key, Count = same.Count() }).ToListAsync(token);
            var total = counts.Sum(count => count.Count);
            if (total == 0) return new ReviewsRow(null, 0, [0, 0, 0, 0, 0], []);

            var latest = await reviews
                .OrderByDescending(review => review.WrittenOn).ThenByDescending(review => review.Id)
                .Take(Shown)
                .Select(review => new ReviewRow(review.Stars, review.Title, review.Text, review.Author, review.WrittenOn, review.Verified, review.Option))
                .ToListAsync(token);
            return new ReviewsRow(
                (decimal)counts.Sum(count => count.Stars * count.Count) / total,
                total,
                [.. Enumerable.Range(1, 5).Select(stars => counts.FirstOrDefault(count => count.Stars == stars)?.Count ?? 0)],
                latest);
        },
        ct);
}

/// <param name="Mean">1 to 5; nothing without reviews.</param>
/// <param name="ByStars">How many gave one star, two stars … five stars.</param>
public sealed record ReviewsRow(decimal? Mean, int Count, IReadOnlyList<int> ByStars, IReadOnlyList<ReviewRow> Latest);

/// <param name="Variant">Which variant it speaks of, in words.</param>
public sealed record ReviewRow(int Stars, string Title, string Text, string Author, DateOnly On, bool Verified, string? Variant);

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Storefront.Core.Reviews;

namespace Storefront.Infrastructure.Reviews;

internal sealed class ReviewMapping : IEntityTypeConfiguration<Review>
{
    public void Configure(EntityTypeBuilder<Review> review)
    {
        review.ToTable("reviews", "catalog", table => table.HasCheckConstraint("ck_reviews_stars", "stars BETWEEN 1 AND 5"));
        review.HasKey(r => r.Id);
        review.Property(r => r.Title).HasMaxLength(200);
        review.Property(r => r.Author).HasMaxLength(100);
        review.Property(r => r.Option).HasMaxLength(100);
        review.HasIndex(r => new { r.ProductId, r.WrittenOn, r.Id });
    }
}

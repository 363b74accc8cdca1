using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Storefront.Core.Catalog;
using Storefront.Infrastructure.Database;

namespace Storefront.Infrastructure.Catalog;

internal sealed class ProductMapping : IEntityTypeConfiguration<Product>
{
    public void Configure(EntityTypeBuilder<Product> product)
    {
        product.ToTable("products", "catalog", table =>
        {
            table.HasCheckConstraint("ck_products_rating", "rating_count >= 0 AND rating_sum BETWEEN rating_count AND rating_count * 5");
            table.HasCheckConstraint("ck_products_version", "version > 0");
        });
        product.HasKey(p => p.Id);
        product.Property(p => p.Slug).HasMaxLength(120);
        product.Property(p => p.Title).HasMaxLength(300);
        product.Property(p => p.TaxClass).HasMaxLength(32);
        product.Property(p => p.UpdatedBy).HasMaxLength(254);
        product.Property(p => p.Options).AsJson();
        product.Property(p => p.Details).HasColumnType("text[]");
        product.Property(p => p.Tags).HasColumnType("text[]");
        product.Property(p => p.Related).HasColumnType("text[]");
        product.Property(p => p.Version).IsConcurrencyToken();
        product.HasIndex(p => p.Slug).IsUnique();
        product.HasIndex(p => new { p.CategoryId, p.PublishedAt });
        product.HasIndex(p => p.BrandId);
        product.HasIndex(p => new { p.PublishedAt, p.Id });
        product.HasIndex(p => new { p.Title, p.Id });
        product.HasIndex(p => new { p.RatingSum, p.Id });
    }
}

internal sealed class VariantMapping : IEntityTypeConfiguration<Variant>
{
    public void Configure(EntityTypeBuilder<Variant> variant)
    {
        variant.ToTable("variants", "catalog", table => table.HasCheckConstraint("ck_variants_weight", "weight_grams >= 0"));
        variant.HasKey(v => v.Id);
        variant.Property(v => v.Sku).HasMaxLength(64);
        variant.Property(v => v.Mpn).HasMaxLength(300);
        variant.Property(v => v.OptionValues).AsJson();
        variant.Property(v => v.Gtins).HasColumnType("text[]");
        variant.Property(v => v.Pictures).HasColumnType("text[]");
        variant.HasIndex(v => v.Sku).IsUnique();
        variant.HasIndex(v => new { v.ProductId, v.Position });
    }
}

internal sealed class BundleComponentMapping : IEntityTypeConfiguration<BundleComponent>
{
    public void Configure(EntityTypeBuilder<BundleComponent> component)
    {
        component.ToTable("bundle_components", "catalog", table => table.HasCheckConstraint("ck_bundle_components_quantity", "quantity > 0"));
        component.HasKey(c => new { c.BundleId, c.ComponentId });
    }
}

internal sealed class MediaMapping : IEntityTypeConfiguration<Media>
{
    public void Configure(EntityTypeBuilder<Media> media)
    {
        media.ToTable("media", "catalog");
        media.HasKey(m => m.Id);
        media.Property(m => m.Key).HasMaxLength(300);
        media.Property(m => m.Alt).HasMaxLength(500);
        media.HasIndex(m => new { m.ProductId, m.Position });
    }
}

internal sealed class PriceMapping : IEntityTypeConfiguration<Price>
{
    public void Configure(EntityTypeBuilder<Price> price)
    {
        price.ToTable("prices", "catalog", table => table.HasCheckConstraint("ck_prices_amount", "amount_minor >= 0 AND (compare_at_minor IS NULL OR compare_at_minor >= 0)"));
        price.HasKey(p => new { p.VariantId, p.Currency });
        price.Ignore(p => p.Amount);
    }
}

internal sealed class PriceChangeMapping : IEntityTypeConfiguration<PriceChange>
{
    public void Configure(EntityTypeBuilder<PriceChange> change)
    {
        change.ToTable("price_history", "catalog");
        change.HasKey(c => new { c.VariantId, c.Currency, c.From });
    }
}

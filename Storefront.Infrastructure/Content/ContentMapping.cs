using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Storefront.Core.Content;
using Storefront.Infrastructure.Database;

namespace Storefront.Infrastructure.Content;

internal sealed class ContentPageMapping : IEntityTypeConfiguration<ContentPage>
{
    public void Configure(EntityTypeBuilder<ContentPage> page)
    {
        page.ToTable("pages", "content");
        page.HasKey(p => new { p.Kind, p.Slug, p.Language });
        page.Property(p => p.Slug).HasMaxLength(120);
        page.Property(p => p.Language).HasMaxLength(8);
        page.Property(p => p.Title).HasMaxLength(200);
        page.Property(p => p.Author).HasMaxLength(100);
        page.Property(p => p.Picture).HasMaxLength(300);
        page.Property(p => p.Products).HasColumnType("text[]");
    }
}

internal sealed class ShopProfileMapping : IEntityTypeConfiguration<ShopProfile>
{
    public void Configure(EntityTypeBuilder<ShopProfile> profile)
    {
        profile.ToTable("profiles", "content");
        profile.HasKey(p => p.Language);
        profile.Property(p => p.Language).HasMaxLength(8);
        profile.Property(p => p.Facts).AsJson();
    }
}

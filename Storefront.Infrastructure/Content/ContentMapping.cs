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

internal sealed class PageVersionMapping : IEntityTypeConfiguration<PageVersion>
{
    public void Configure(EntityTypeBuilder<PageVersion> version)
    {
        version.ToTable("page_versions", "content");
        version.HasKey(v => new { v.Slug, v.Language, v.Since });
        version.Property(v => v.Slug).HasMaxLength(120);
        version.Property(v => v.Language).HasMaxLength(8);
        version.Property(v => v.Hash).HasMaxLength(64).IsFixedLength();
        version.Property(v => v.Title).HasMaxLength(200);
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

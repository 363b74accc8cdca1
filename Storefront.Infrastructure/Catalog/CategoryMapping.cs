using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Storefront.Core.Catalog;
using Storefront.Infrastructure.Database;

namespace Storefront.Infrastructure.Catalog;

internal sealed class CategoryMapping : IEntityTypeConfiguration<Category>
{
    public void Configure(EntityTypeBuilder<Category> category)
    {
        category.ToTable("categories", "catalog");
        category.HasKey(c => c.Id);
        category.Property(c => c.Slug).HasMaxLength(120);
        category.Property(c => c.Path).HasMaxLength(500).UseCollation("C");
        category.Property(c => c.Name).HasMaxLength(200);
        category.HasIndex(c => c.Slug).IsUnique();
        category.HasIndex(c => c.Path).IsUnique();
        category.HasIndex(c => c.ParentId);
    }
}

internal sealed class CategoryAttributeMapping : IEntityTypeConfiguration<CategoryAttribute>
{
    public void Configure(EntityTypeBuilder<CategoryAttribute> link)
    {
        link.ToTable("category_attributes", "catalog");
        link.HasKey(l => new { l.CategoryId, l.AttributeId });
    }
}

internal sealed class BrandMapping : IEntityTypeConfiguration<Brand>
{
    public void Configure(EntityTypeBuilder<Brand> brand)
    {
        brand.ToTable("brands", "catalog");
        brand.HasKey(b => b.Id);
        brand.Property(b => b.Slug).HasMaxLength(120);
        brand.Property(b => b.Name).HasMaxLength(200);
        brand.Property(b => b.Country).HasMaxLength(100);
        brand.HasIndex(b => b.Slug).IsUnique();
    }
}

internal sealed class ProductAttributeMapping : IEntityTypeConfiguration<ProductAttribute>
{
    public void Configure(EntityTypeBuilder<ProductAttribute> attribute)
    {
        attribute.ToTable("attributes", "catalog");
        attribute.HasKey(a => a.Id);
        attribute.Property(a => a.Code).HasMaxLength(100);
        attribute.Property(a => a.Name).HasMaxLength(200);
        attribute.Property(a => a.Unit).HasMaxLength(32);
        attribute.HasIndex(a => a.Code).IsUnique();
    }
}

internal sealed class AttributeValueMapping : IEntityTypeConfiguration<AttributeValue>
{
    public void Configure(EntityTypeBuilder<AttributeValue> value)
    {
        value.ToTable("attribute_values", "catalog", table => table.HasCheckConstraint("ck_attribute_values_one", "num_nonnulls(text, number, flag) = 1"));
        value.HasKey(v => new { v.ProductId, v.AttributeId, v.VariantId });
    }
}

internal sealed class TranslationMapping : IEntityTypeConfiguration<Translation>
{
    public void Configure(EntityTypeBuilder<Translation> translation)
    {
        translation.ToTable("translations", "catalog");
        translation.HasKey(t => new { t.OwnerId, t.Language });
        translation.Property(t => t.Language).HasMaxLength(8);
        translation.Property(t => t.Texts).AsJson();
    }
}

internal sealed class SlugEntryMapping : IEntityTypeConfiguration<SlugEntry>
{
    public void Configure(EntityTypeBuilder<SlugEntry> entry)
    {
        entry.ToTable("slugs", "catalog");
        entry.HasKey(e => new { e.Kind, e.Slug });
        entry.Property(e => e.Slug).HasMaxLength(120);
    }
}

internal sealed class ChangeSetMapping : IEntityTypeConfiguration<ChangeSet>
{
    public void Configure(EntityTypeBuilder<ChangeSet> set)
    {
        set.ToTable("change_sets", "catalog", table => table.HasCheckConstraint("ck_change_sets_rows", "rows_done >= rows_rejected AND rows_rejected >= 0"));
        set.HasKey(s => s.Id);
        set.Property(s => s.Source).HasMaxLength(300);
        set.Property(s => s.Fingerprint).HasMaxLength(64);
        set.HasIndex(s => s.Fingerprint);
    }
}

using Microsoft.EntityFrameworkCore;
using Storefront.Core.Shared;

namespace Storefront.Core.Catalog;

/// <summary>The tables of the catalogue.</summary>
public static class CatalogTables
{
    extension(ITables tables)
    {
        public DbSet<Product> Products => tables.Set<Product>();

        public DbSet<Variant> Variants => tables.Set<Variant>();

        public DbSet<Brand> Brands => tables.Set<Brand>();

        public DbSet<Category> Categories => tables.Set<Category>();

        public DbSet<CategoryAttribute> CategoryAttributes => tables.Set<CategoryAttribute>();

        public DbSet<ProductAttribute> Attributes => tables.Set<ProductAttribute>();

        public DbSet<AttributeValue> AttributeValues => tables.Set<AttributeValue>();

        public DbSet<Media> Media => tables.Set<Media>();

        public DbSet<Price> Prices => tables.Set<Price>();

        public DbSet<PriceChange> PriceHistory => tables.Set<PriceChange>();

        public DbSet<Translation> Translations => tables.Set<Translation>();

        public DbSet<SlugEntry> Slugs => tables.Set<SlugEntry>();

        public DbSet<ChangeSet> ChangeSets => tables.Set<ChangeSet>();

        public DbSet<BundleComponent> BundleComponents => tables.Set<BundleComponent>();
    }
}

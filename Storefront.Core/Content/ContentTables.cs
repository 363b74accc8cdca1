using Microsoft.EntityFrameworkCore;
using Storefront.Core.Shared;

namespace Storefront.Core.Content;

/// <summary>The tables of the shop's own words.</summary>
public static class ContentTables
{
    extension(ITables tables)
    {
        public DbSet<ContentPage> ContentPages => tables.Set<ContentPage>();

        public DbSet<PageVersion> PageVersions => tables.Set<PageVersion>();

        public DbSet<ShopProfile> ShopProfiles => tables.Set<ShopProfile>();
    }
}

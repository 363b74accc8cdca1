namespace Storefront.Core.Catalog;

/// <summary>The conditions of the catalogue that have a name.</summary>
public static class CatalogScopes
{
    extension(IQueryable<Product> products)
    {
        /// <summary>Published, and not yet withdrawn.</summary>
        public IQueryable<Product> VisibleAt(DateTimeOffset now) => products.Where(p => p.PublishedAt <= now && (p.UnpublishedAt == null || p.UnpublishedAt > now));
    }
}

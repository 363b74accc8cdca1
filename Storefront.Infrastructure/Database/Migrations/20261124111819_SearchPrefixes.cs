using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Storefront.Infrastructure.Database.Migrations;

/// <summary>
/// Indexes for the search by beginnings that answers while there is no full-text index. They are over expressions, which the model
/// cannot describe, so this migration stands beside it.
/// </summary>
[DbContext(typeof(StorefrontContext))]
[Migration("20261124111819_SearchPrefixes")]
internal sealed class SearchPrefixes : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql("CREATE INDEX ix_products_title_prefix ON catalog.products (lower(title) text_pattern_ops)");
        migrationBuilder.Sql("CREATE INDEX ix_variants_sku_prefix ON catalog.variants (lower(sku) text_pattern_ops)");
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql("DROP INDEX catalog.ix_products_title_prefix");
        migrationBuilder.Sql("DROP INDEX catalog.ix_variants_sku_prefix");
    }
}

using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Storefront.Infrastructure.Database.Migrations
{
    /// <inheritdoc />
    public partial class ShelfIndexes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "ix_products_rating_sum_id",
                schema: "catalog",
                table: "products",
                columns: new[] { "rating_sum", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_categories_parent_id",
                schema: "catalog",
                table: "categories",
                column: "parent_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_products_rating_sum_id",
                schema: "catalog",
                table: "products");

            migrationBuilder.DropIndex(
                name: "ix_categories_parent_id",
                schema: "catalog",
                table: "categories");
        }
    }
}

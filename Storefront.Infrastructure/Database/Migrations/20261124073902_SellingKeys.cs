using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Storefront.Infrastructure.Database.Migrations
{
    /// <inheritdoc />
    public partial class SellingKeys : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropPrimaryKey(
                name: "pk_order_taxes",
                schema: "orders",
                table: "order_taxes");

            migrationBuilder.AddPrimaryKey(
                name: "pk_order_taxes",
                schema: "orders",
                table: "order_taxes",
                columns: new[] { "customer_id", "order_id", "rate_millis", "name" });

            migrationBuilder.CreateIndex(
                name: "ix_holds_customer_id",
                schema: "inventory",
                table: "holds",
                column: "customer_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropPrimaryKey(
                name: "pk_order_taxes",
                schema: "orders",
                table: "order_taxes");

            migrationBuilder.DropIndex(
                name: "ix_holds_customer_id",
                schema: "inventory",
                table: "holds");

            migrationBuilder.AddPrimaryKey(
                name: "pk_order_taxes",
                schema: "orders",
                table: "order_taxes",
                columns: new[] { "customer_id", "order_id", "name" });
        }
    }
}

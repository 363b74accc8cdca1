using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Storefront.Infrastructure.Database.Migrations
{
    /// <inheritdoc />
    public partial class OrderStories : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "response_code",
                schema: "payments",
                table: "payment_events",
                type: "character varying(64)",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "response_message",
                schema: "payments",
                table: "payment_events",
                type: "character varying(500)",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "detail",
                schema: "orders",
                table: "order_events",
                type: "character varying(500)",
                maxLength: 500,
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "response_code",
                schema: "payments",
                table: "payment_events");

            migrationBuilder.DropColumn(
                name: "response_message",
                schema: "payments",
                table: "payment_events");

            migrationBuilder.DropColumn(
                name: "detail",
                schema: "orders",
                table: "order_events");
        }
    }
}

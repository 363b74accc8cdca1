using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Storefront.Infrastructure.Database.Migrations
{
    /// <inheritdoc />
    public partial class OfficeLists : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_messages_created_at",
                schema: "notifications",
                table: "messages");

            migrationBuilder.AddColumn<string>(
                name: "updated_by",
                schema: "catalog",
                table: "products",
                type: "character varying(254)",
                maxLength: 254,
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_provider_inbox_received_at",
                schema: "payments",
                table: "provider_inbox",
                column: "received_at",
                filter: "state = 'Parked'");

            migrationBuilder.CreateIndex(
                name: "ix_orders_email",
                schema: "orders",
                table: "orders",
                column: "email")
                .Annotation("Npgsql:IndexOperators", new[] { "text_pattern_ops" });

            migrationBuilder.CreateIndex(
                name: "ix_orders_number",
                schema: "orders",
                table: "orders",
                column: "number")
                .Annotation("Npgsql:IndexOperators", new[] { "text_pattern_ops" });

            migrationBuilder.CreateIndex(
                name: "ix_orders_payment_status_created_at_id",
                schema: "orders",
                table: "orders",
                columns: new[] { "payment_status", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_orders_status_payment_status_created_at_id",
                schema: "orders",
                table: "orders",
                columns: new[] { "order_status", "payment_status", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_messages_created_at_id",
                schema: "notifications",
                table: "messages",
                columns: new[] { "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_messages_recipient",
                schema: "notifications",
                table: "messages",
                column: "recipient")
                .Annotation("Npgsql:IndexOperators", new[] { "text_pattern_ops" });

            migrationBuilder.CreateIndex(
                name: "ix_messages_state_created_at_id",
                schema: "notifications",
                table: "messages",
                columns: new[] { "state", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_inventory_variant_id",
                schema: "inventory",
                table: "inventory",
                column: "variant_id",
                filter: "on_hand + backorder_limit - held - committed - safety <= 0");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_provider_inbox_received_at",
                schema: "payments",
                table: "provider_inbox");

            migrationBuilder.DropIndex(
                name: "ix_orders_email",
                schema: "orders",
                table: "orders");

            migrationBuilder.DropIndex(
                name: "ix_orders_number",
                schema: "orders",
                table: "orders");

            migrationBuilder.DropIndex(
                name: "ix_orders_payment_status_created_at_id",
                schema: "orders",
                table: "orders");

            migrationBuilder.DropIndex(
                name: "ix_orders_status_payment_status_created_at_id",
                schema: "orders",
                table: "orders");

            migrationBuilder.DropIndex(
                name: "ix_messages_created_at_id",
                schema: "notifications",
                table: "messages");

            migrationBuilder.DropIndex(
                name: "ix_messages_recipient",
                schema: "notifications",
                table: "messages");

            migrationBuilder.DropIndex(
                name: "ix_messages_state_created_at_id",
                schema: "notifications",
                table: "messages");

            migrationBuilder.DropIndex(
                name: "ix_inventory_variant_id",
                schema: "inventory",
                table: "inventory");

            migrationBuilder.DropColumn(
                name: "updated_by",
                schema: "catalog",
                table: "products");

            migrationBuilder.CreateIndex(
                name: "ix_messages_created_at",
                schema: "notifications",
                table: "messages",
                column: "created_at");
        }
    }
}

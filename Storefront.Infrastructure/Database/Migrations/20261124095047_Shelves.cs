using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Storefront.Infrastructure.Database.Migrations
{
    /// <inheritdoc />
    public partial class Shelves : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "ck_inventory_counters",
                schema: "inventory",
                table: "inventory");

            migrationBuilder.AddColumn<string>(
                name: "reference",
                schema: "inventory",
                table: "movements",
                type: "character varying(100)",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "low_at",
                schema: "inventory",
                table: "inventory",
                type: "integer",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "tasks",
                schema: "inventory",
                columns: table => new
                {
                    variant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    warehouse_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    opened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_tasks", x => new { x.variant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "transfer_lines",
                schema: "inventory",
                columns: table => new
                {
                    variant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    transfer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    quantity = table.Column<int>(type: "integer", nullable: false),
                    arrived = table.Column<int>(type: "integer", nullable: false),
                    lost = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_transfer_lines", x => new { x.variant_id, x.transfer_id });
                    table.CheckConstraint("ck_transfer_lines_quantity", "quantity > 0 AND arrived >= 0 AND lost >= 0 AND arrived + lost <= quantity");
                });

            migrationBuilder.CreateTable(
                name: "transfers",
                schema: "inventory",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    from_id = table.Column<Guid>(type: "uuid", nullable: false),
                    to_id = table.Column<Guid>(type: "uuid", nullable: false),
                    staff = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false),
                    reference = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    dispatched_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_transfers", x => x.id);
                    table.CheckConstraint("ck_transfers_ends", "from_id <> to_id");
                });

            migrationBuilder.AddCheckConstraint(
                name: "ck_inventory_counters",
                schema: "inventory",
                table: "inventory",
                sql: "on_hand >= 0 AND held >= 0 AND committed >= 0 AND backorder_limit >= 0 AND safety >= 0 AND shortage >= 0 AND low_at >= 0");

            migrationBuilder.CreateIndex(
                name: "ix_tasks_variant_id_warehouse_id_kind",
                schema: "inventory",
                table: "tasks",
                columns: new[] { "variant_id", "warehouse_id", "kind" },
                unique: true,
                filter: "closed_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_transfer_lines_transfer_id",
                schema: "inventory",
                table: "transfer_lines",
                column: "transfer_id");

            migrationBuilder.CreateIndex(
                name: "ix_transfers_dispatched_at_id",
                schema: "inventory",
                table: "transfers",
                columns: new[] { "dispatched_at", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "tasks",
                schema: "inventory");

            migrationBuilder.DropTable(
                name: "transfer_lines",
                schema: "inventory");

            migrationBuilder.DropTable(
                name: "transfers",
                schema: "inventory");

            migrationBuilder.DropCheckConstraint(
                name: "ck_inventory_counters",
                schema: "inventory",
                table: "inventory");

            migrationBuilder.DropColumn(
                name: "reference",
                schema: "inventory",
                table: "movements");

            migrationBuilder.DropColumn(
                name: "low_at",
                schema: "inventory",
                table: "inventory");

            migrationBuilder.AddCheckConstraint(
                name: "ck_inventory_counters",
                schema: "inventory",
                table: "inventory",
                sql: "on_hand >= 0 AND held >= 0 AND committed >= 0 AND backorder_limit >= 0 AND safety >= 0 AND shortage >= 0");
        }
    }
}

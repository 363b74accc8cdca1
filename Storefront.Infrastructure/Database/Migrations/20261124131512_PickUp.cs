using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Storefront.Infrastructure.Database.Migrations
{
    /// <inheritdoc />
    public partial class PickUp : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "collects",
                schema: "inventory",
                table: "warehouses",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "opening",
                schema: "inventory",
                table: "warehouses",
                type: "character varying(1000)",
                maxLength: 1000,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "place_name",
                schema: "inventory",
                table: "warehouses",
                type: "character varying(200)",
                maxLength: 200,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "postcode",
                schema: "inventory",
                table: "warehouses",
                type: "character varying(16)",
                maxLength: 16,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "street",
                schema: "inventory",
                table: "warehouses",
                type: "character varying(200)",
                maxLength: 200,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "collect_by",
                schema: "orders",
                table: "orders",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "pick_up",
                schema: "orders",
                table: "orders",
                type: "jsonb",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "ready_at",
                schema: "orders",
                table: "orders",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "pick_up_at",
                schema: "orders",
                table: "checkouts",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddCheckConstraint(
                name: "ck_warehouses_place",
                schema: "inventory",
                table: "warehouses",
                sql: "NOT collects OR (street <> '' AND city <> '' AND country IS NOT NULL)");

            migrationBuilder.CreateIndex(
                name: "ix_orders_created_at",
                schema: "orders",
                table: "orders",
                column: "created_at",
                filter: "pick_up IS NOT NULL AND order_status = 'Placed'");

            migrationBuilder.AddCheckConstraint(
                name: "ck_orders_ready",
                schema: "orders",
                table: "orders",
                sql: "(ready_at IS NULL) = (collect_by IS NULL) AND (ready_at IS NULL OR pick_up IS NOT NULL)");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "ck_warehouses_place",
                schema: "inventory",
                table: "warehouses");

            migrationBuilder.DropIndex(
                name: "ix_orders_created_at",
                schema: "orders",
                table: "orders");

            migrationBuilder.DropCheckConstraint(
                name: "ck_orders_ready",
                schema: "orders",
                table: "orders");

            migrationBuilder.DropColumn(
                name: "collects",
                schema: "inventory",
                table: "warehouses");

            migrationBuilder.DropColumn(
                name: "opening",
                schema: "inventory",
                table: "warehouses");

            migrationBuilder.DropColumn(
                name: "place_name",
                schema: "inventory",
                table: "warehouses");

            migrationBuilder.DropColumn(
                name: "postcode",
                schema: "inventory",
                table: "warehouses");

            migrationBuilder.DropColumn(
                name: "street",
                schema: "inventory",
                table: "warehouses");

            migrationBuilder.DropColumn(
                name: "collect_by",
                schema: "orders",
                table: "orders");

            migrationBuilder.DropColumn(
                name: "pick_up",
                schema: "orders",
                table: "orders");

            migrationBuilder.DropColumn(
                name: "ready_at",
                schema: "orders",
                table: "orders");

            migrationBuilder.DropColumn(
                name: "pick_up_at",
                schema: "orders",
                table: "checkouts");
        }
    }
}

using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Storefront.Infrastructure.Database.Migrations
{
    /// <inheritdoc />
    public partial class RequestsAndRefundLines : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "ck_refunds_amount",
                schema: "payments",
                table: "refunds");

            migrationBuilder.AddColumn<string>(
                name: "lines",
                schema: "payments",
                table: "refunds",
                type: "jsonb",
                nullable: false,
                defaultValueSql: "'[]'");

            migrationBuilder.AddColumn<string>(
                name: "restocked",
                schema: "payments",
                table: "refunds",
                type: "jsonb",
                nullable: false,
                defaultValueSql: "'[]'");

            migrationBuilder.AddColumn<long>(
                name: "shipping_minor",
                schema: "payments",
                table: "refunds",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "tax_minor",
                schema: "payments",
                table: "refunds",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.CreateTable(
                name: "requests",
                schema: "orders",
                columns: table => new
                {
                    owner = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false),
                    key = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    fingerprint = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    answer = table.Column<string>(type: "text", nullable: true),
                    asked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_requests", x => new { x.owner, x.key });
                });

            migrationBuilder.AddCheckConstraint(
                name: "ck_refunds_amount",
                schema: "payments",
                table: "refunds",
                sql: "amount_minor > 0 AND shipping_minor >= 0 AND tax_minor >= 0 AND shipping_minor <= amount_minor AND tax_minor <= amount_minor");

            migrationBuilder.CreateIndex(
                name: "ix_requests_asked_at",
                schema: "orders",
                table: "requests",
                column: "asked_at");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "requests",
                schema: "orders");

            migrationBuilder.DropCheckConstraint(
                name: "ck_refunds_amount",
                schema: "payments",
                table: "refunds");

            migrationBuilder.DropColumn(
                name: "lines",
                schema: "payments",
                table: "refunds");

            migrationBuilder.DropColumn(
                name: "restocked",
                schema: "payments",
                table: "refunds");

            migrationBuilder.DropColumn(
                name: "shipping_minor",
                schema: "payments",
                table: "refunds");

            migrationBuilder.DropColumn(
                name: "tax_minor",
                schema: "payments",
                table: "refunds");

            migrationBuilder.AddCheckConstraint(
                name: "ck_refunds_amount",
                schema: "payments",
                table: "refunds",
                sql: "amount_minor > 0");
        }
    }
}

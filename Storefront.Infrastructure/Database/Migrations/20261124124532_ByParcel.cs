using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Storefront.Infrastructure.Database.Migrations
{
    /// <inheritdoc />
    public partial class ByParcel : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_payments_capture_before",
                schema: "payments",
                table: "payments");

            migrationBuilder.DropCheckConstraint(
                name: "ck_payments_amounts",
                schema: "payments",
                table: "payments");

            migrationBuilder.AddColumn<int>(
                name: "capture_tries",
                schema: "payments",
                table: "payments",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "capturing_minor",
                schema: "payments",
                table: "payments",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<bool>(
                name: "in_parts",
                schema: "payments",
                table: "payments",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "promised_minor",
                schema: "payments",
                table: "payments",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.Sql("UPDATE payments.payments SET promised_minor = authorized_minor WHERE status = 'Authorized'");

            migrationBuilder.AddColumn<long>(
                name: "amount_minor",
                schema: "orders",
                table: "fulfilments",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.CreateIndex(
                name: "ix_payments_capture_before",
                schema: "payments",
                table: "payments",
                column: "capture_before",
                filter: "promised_minor > 0");

            migrationBuilder.AddCheckConstraint(
                name: "ck_payments_amounts",
                schema: "payments",
                table: "payments",
                sql: "amount_minor >= 0 AND captured_minor >= 0 AND refunded_minor >= 0 AND captured_minor <= amount_minor AND refunded_minor <= captured_minor AND least(promised_minor, capturing_minor, capture_tries) >= 0");

            migrationBuilder.AddCheckConstraint(
                name: "ck_fulfilments_amount",
                schema: "orders",
                table: "fulfilments",
                sql: "amount_minor >= 0");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_payments_capture_before",
                schema: "payments",
                table: "payments");

            migrationBuilder.DropCheckConstraint(
                name: "ck_payments_amounts",
                schema: "payments",
                table: "payments");

            migrationBuilder.DropCheckConstraint(
                name: "ck_fulfilments_amount",
                schema: "orders",
                table: "fulfilments");

            migrationBuilder.DropColumn(
                name: "capture_tries",
                schema: "payments",
                table: "payments");

            migrationBuilder.DropColumn(
                name: "capturing_minor",
                schema: "payments",
                table: "payments");

            migrationBuilder.DropColumn(
                name: "in_parts",
                schema: "payments",
                table: "payments");

            migrationBuilder.DropColumn(
                name: "promised_minor",
                schema: "payments",
                table: "payments");

            migrationBuilder.DropColumn(
                name: "amount_minor",
                schema: "orders",
                table: "fulfilments");

            migrationBuilder.CreateIndex(
                name: "ix_payments_capture_before",
                schema: "payments",
                table: "payments",
                column: "capture_before",
                filter: "status = 'Authorized'");

            migrationBuilder.AddCheckConstraint(
                name: "ck_payments_amounts",
                schema: "payments",
                table: "payments",
                sql: "amount_minor >= 0 AND captured_minor >= 0 AND refunded_minor >= 0 AND captured_minor <= amount_minor AND refunded_minor <= captured_minor");
        }
    }
}

using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Storefront.Infrastructure.Database.Migrations
{
    /// <inheritdoc />
    public partial class TypedAmounts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "amount_minor",
                schema: "orders",
                table: "order_events",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "currency",
                schema: "orders",
                table: "order_events",
                type: "character(3)",
                fixedLength: true,
                maxLength: 3,
                nullable: true);

            // What was text so far, "28.90 EUR Visa", is read once: without its point the number is minor units in every currency.
            migrationBuilder.Sql("""
                UPDATE orders.order_events SET
                  amount_minor = replace(substring(note FROM '^([0-9]+(\.[0-9]+)?) [A-Z]{3}'), '.', '')::bigint,
                  currency = substring(note FROM '^[0-9.]+ ([A-Z]{3})'),
                  note = ltrim(regexp_replace(note, '^[0-9.]+ [A-Z]{3}', ''), ' ·')
                WHERE kind NOT IN ('Note', 'Shipped', 'PaymentDeclined') AND note ~ '^[0-9]+(\.[0-9]+)? [A-Z]{3}( |$)'
                """);

            migrationBuilder.AddCheckConstraint(
                name: "ck_order_events_amount",
                schema: "orders",
                table: "order_events",
                sql: "(amount_minor IS NULL) = (currency IS NULL)");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "ck_order_events_amount",
                schema: "orders",
                table: "order_events");

            migrationBuilder.DropColumn(
                name: "amount_minor",
                schema: "orders",
                table: "order_events");

            migrationBuilder.DropColumn(
                name: "currency",
                schema: "orders",
                table: "order_events");
        }
    }
}

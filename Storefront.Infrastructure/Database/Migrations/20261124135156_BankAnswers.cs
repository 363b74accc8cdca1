using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Storefront.Infrastructure.Database.Migrations
{
    /// <inheritdoc />
    public partial class BankAnswers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "tries",
                schema: "payments",
                table: "payment_logs",
                type: "integer",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<string>(
                name: "authorization_code",
                schema: "payments",
                table: "payment_events",
                type: "character varying(64)",
                maxLength: 64,
                nullable: true);

            migrationBuilder.Sql("UPDATE payments.payment_events SET authorization_code = response_code, response_code = NULL WHERE kind = 'Authorized'");

            migrationBuilder.AddCheckConstraint(
                name: "ck_payment_logs_tries",
                schema: "payments",
                table: "payment_logs",
                sql: "tries >= 1");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "ck_payment_logs_tries",
                schema: "payments",
                table: "payment_logs");

            migrationBuilder.DropColumn(
                name: "tries",
                schema: "payments",
                table: "payment_logs");

            migrationBuilder.DropColumn(
                name: "authorization_code",
                schema: "payments",
                table: "payment_events");
        }
    }
}

using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

#pragma warning disable CA1814 // Prefer jagged arrays over multidimensional

namespace Storefront.Infrastructure.Database.Migrations
{
    /// <inheritdoc />
    public partial class AccountRoles : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.InsertData(
                schema: "accounts",
                table: "roles",
                columns: new[] { "id", "concurrency_stamp", "name", "normalized_name" },
                values: new object[,]
                {
                    { new Guid("01993a00-0000-7000-8000-000000000001"), "01993a00-0000-7000-8000-000000000001", "customer", "CUSTOMER" },
                    { new Guid("01993a00-0000-7000-8000-000000000002"), "01993a00-0000-7000-8000-000000000002", "staff", "STAFF" },
                    { new Guid("01993a00-0000-7000-8000-000000000003"), "01993a00-0000-7000-8000-000000000003", "owner", "OWNER" }
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DeleteData(
                schema: "accounts",
                table: "roles",
                keyColumn: "id",
                keyValue: new Guid("01993a00-0000-7000-8000-000000000001"));

            migrationBuilder.DeleteData(
                schema: "accounts",
                table: "roles",
                keyColumn: "id",
                keyValue: new Guid("01993a00-0000-7000-8000-000000000002"));

            migrationBuilder.DeleteData(
                schema: "accounts",
                table: "roles",
                keyColumn: "id",
                keyValue: new Guid("01993a00-0000-7000-8000-000000000003"));
        }
    }
}

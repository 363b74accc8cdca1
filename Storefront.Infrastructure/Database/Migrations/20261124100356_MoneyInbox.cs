using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Storefront.Infrastructure.Database.Migrations
{
    /// <inheritdoc />
    public partial class MoneyInbox : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "money_inbox",
                schema: "payments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    object_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    intent_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    order_number = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    currency = table.Column<string>(type: "character(3)", fixedLength: true, maxLength: 3, nullable: false),
                    ours_minor = table.Column<long>(type: "bigint", nullable: true),
                    theirs_minor = table.Column<long>(type: "bigint", nullable: true),
                    ours = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    theirs = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    occurred_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    found_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    seen_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    repair = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    state = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    closed_by = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: true),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_money_inbox", x => x.id);
                    table.CheckConstraint("ck_money_inbox_closed", "(state IN ('Open', 'Repairing')) = (closed_at IS NULL) AND (state <> 'Reviewed' OR reason IS NOT NULL)");
                });

            migrationBuilder.CreateTable(
                name: "reconciliations",
                schema: "payments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    by = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false),
                    since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    outcome = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    movements = table.Column<int>(type: "integer", nullable: false),
                    intents = table.Column<int>(type: "integer", nullable: false),
                    differences = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reconciliations", x => x.id);
                    table.CheckConstraint("ck_reconciliations_counts", "least(movements, intents, differences) >= 0");
                });

            migrationBuilder.CreateIndex(
                name: "ix_money_inbox_closed_at",
                schema: "payments",
                table: "money_inbox",
                column: "closed_at");

            migrationBuilder.CreateIndex(
                name: "ix_money_inbox_found_at",
                schema: "payments",
                table: "money_inbox",
                column: "found_at",
                filter: "state IN ('Open', 'Repairing')");

            migrationBuilder.CreateIndex(
                name: "ix_money_inbox_intent_id",
                schema: "payments",
                table: "money_inbox",
                column: "intent_id");

            migrationBuilder.CreateIndex(
                name: "ix_money_inbox_kind_object_id",
                schema: "payments",
                table: "money_inbox",
                columns: new[] { "kind", "object_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_reconciliations_started_at",
                schema: "payments",
                table: "reconciliations",
                column: "started_at");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "money_inbox",
                schema: "payments");

            migrationBuilder.DropTable(
                name: "reconciliations",
                schema: "payments");
        }
    }
}

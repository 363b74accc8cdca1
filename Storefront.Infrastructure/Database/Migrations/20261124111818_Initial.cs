using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

#pragma warning disable CA1814 // Prefer jagged arrays over multidimensional

namespace Storefront.Infrastructure.Database.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "accounts");

            migrationBuilder.EnsureSchema(
                name: "inventory");

            migrationBuilder.EnsureSchema(
                name: "catalog");

            migrationBuilder.EnsureSchema(
                name: "shipping");

            migrationBuilder.EnsureSchema(
                name: "orders");

            migrationBuilder.EnsureSchema(
                name: "tax");

            migrationBuilder.EnsureSchema(
                name: "events");

            migrationBuilder.EnsureSchema(
                name: "payments");

            migrationBuilder.EnsureSchema(
                name: "notifications");

            migrationBuilder.EnsureSchema(
                name: "content");

            migrationBuilder.CreateTable(
                name: "addresses",
                schema: "accounts",
                columns: table => new
                {
                    customer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    postal = table.Column<string>(type: "jsonb", nullable: false),
                    is_default = table.Column<bool>(type: "boolean", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_addresses", x => new { x.customer_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "allocations",
                schema: "inventory",
                columns: table => new
                {
                    variant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    order_id = table.Column<Guid>(type: "uuid", nullable: false),
                    warehouse_id = table.Column<Guid>(type: "uuid", nullable: false),
                    quantity = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_allocations", x => new { x.variant_id, x.order_id, x.warehouse_id });
                    table.CheckConstraint("ck_allocations_quantity", "quantity > 0");
                });

            migrationBuilder.CreateTable(
                name: "attribute_values",
                schema: "catalog",
                columns: table => new
                {
                    product_id = table.Column<Guid>(type: "uuid", nullable: false),
                    variant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    attribute_id = table.Column<Guid>(type: "uuid", nullable: false),
                    text = table.Column<string>(type: "text", nullable: true),
                    number = table.Column<double>(type: "double precision", nullable: true),
                    flag = table.Column<bool>(type: "boolean", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_attribute_values", x => new { x.product_id, x.attribute_id, x.variant_id });
                    table.CheckConstraint("ck_attribute_values_one", "num_nonnulls(text, number, flag) = 1");
                });

            migrationBuilder.CreateTable(
                name: "attributes",
                schema: "catalog",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    type = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    unit = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_attributes", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "auth_sessions",
                schema: "accounts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    secret_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    ticket = table.Column<byte[]>(type: "bytea", nullable: false),
                    token_type = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    issued_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    last_seen_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ip = table.Column<string>(type: "character varying(45)", maxLength: 45, nullable: true),
                    device = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_auth_sessions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "blocked_auth",
                schema: "accounts",
                columns: table => new
                {
                    reference = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    blocked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_blocked_auth", x => x.reference);
                });

            migrationBuilder.CreateTable(
                name: "brands",
                schema: "catalog",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    slug = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    country = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    story = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_brands", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "bundle_components",
                schema: "catalog",
                columns: table => new
                {
                    bundle_id = table.Column<Guid>(type: "uuid", nullable: false),
                    component_id = table.Column<Guid>(type: "uuid", nullable: false),
                    quantity = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_bundle_components", x => new { x.bundle_id, x.component_id });
                    table.CheckConstraint("ck_bundle_components_quantity", "quantity > 0");
                });

            migrationBuilder.CreateTable(
                name: "carrier_holidays",
                schema: "shipping",
                columns: table => new
                {
                    carrier = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    date = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_carrier_holidays", x => new { x.carrier, x.date });
                });

            migrationBuilder.CreateTable(
                name: "cart_items",
                schema: "orders",
                columns: table => new
                {
                    customer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    cart_id = table.Column<Guid>(type: "uuid", nullable: false),
                    variant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    quantity = table.Column<int>(type: "integer", nullable: false),
                    unit_seen_minor = table.Column<long>(type: "bigint", nullable: false),
                    added_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cart_items", x => new { x.customer_id, x.cart_id, x.variant_id });
                    table.CheckConstraint("ck_cart_items_quantity", "quantity BETWEEN 1 AND 999");
                });

            migrationBuilder.CreateTable(
                name: "carts",
                schema: "orders",
                columns: table => new
                {
                    customer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    currency = table.Column<string>(type: "character(3)", fixedLength: true, maxLength: 3, nullable: false),
                    status = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_carts", x => new { x.customer_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "categories",
                schema: "catalog",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    parent_id = table.Column<Guid>(type: "uuid", nullable: true),
                    slug = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    path = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false, collation: "C"),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    description = table.Column<string>(type: "text", nullable: false),
                    picture = table.Column<string>(type: "text", nullable: true),
                    sort = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_categories", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "category_attributes",
                schema: "catalog",
                columns: table => new
                {
                    category_id = table.Column<Guid>(type: "uuid", nullable: false),
                    attribute_id = table.Column<Guid>(type: "uuid", nullable: false),
                    sort = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_category_attributes", x => new { x.category_id, x.attribute_id });
                });

            migrationBuilder.CreateTable(
                name: "change_sets",
                schema: "catalog",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    source = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    fingerprint = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    finished_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    rows_done = table.Column<long>(type: "bigint", nullable: false),
                    rows_rejected = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_change_sets", x => x.id);
                    table.CheckConstraint("ck_change_sets_rows", "rows_done >= rows_rejected AND rows_rejected >= 0");
                });

            migrationBuilder.CreateTable(
                name: "checkouts",
                schema: "orders",
                columns: table => new
                {
                    customer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    cart_id = table.Column<Guid>(type: "uuid", nullable: false),
                    contact = table.Column<string>(type: "jsonb", nullable: false),
                    shipping_method = table.Column<Guid>(type: "uuid", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    held_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_checkouts", x => new { x.customer_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "classes",
                schema: "tax",
                columns: table => new
                {
                    code = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_classes", x => x.code);
                });

            migrationBuilder.CreateTable(
                name: "cursors",
                schema: "events",
                columns: table => new
                {
                    consumer = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    position = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cursors", x => x.consumer);
                });

            migrationBuilder.CreateTable(
                name: "customer_links",
                schema: "accounts",
                columns: table => new
                {
                    guest_id = table.Column<Guid>(type: "uuid", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    linked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_customer_links", x => x.guest_id);
                });

            migrationBuilder.CreateTable(
                name: "data_protection_keys",
                schema: "accounts",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    friendly_name = table.Column<string>(type: "text", nullable: true),
                    xml = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_data_protection_keys", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "disputes",
                schema: "payments",
                columns: table => new
                {
                    customer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    order_id = table.Column<Guid>(type: "uuid", nullable: false),
                    payment_id = table.Column<Guid>(type: "uuid", nullable: false),
                    intent_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    stripe_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    currency = table.Column<string>(type: "character(3)", fixedLength: true, maxLength: 3, nullable: false),
                    amount_minor = table.Column<long>(type: "bigint", nullable: false),
                    reason = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    status = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    opened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    due_by = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    evidence = table.Column<string>(type: "jsonb", nullable: true),
                    answered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    answered_by = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_disputes", x => new { x.customer_id, x.id });
                    table.CheckConstraint("ck_disputes_amount", "amount_minor >= 0");
                });

            migrationBuilder.CreateTable(
                name: "fulfilments",
                schema: "orders",
                columns: table => new
                {
                    customer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    order_id = table.Column<Guid>(type: "uuid", nullable: false),
                    warehouse_id = table.Column<Guid>(type: "uuid", nullable: false),
                    carrier = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    tracking_number = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    lines = table.Column<string>(type: "jsonb", nullable: false),
                    shipped_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_fulfilments", x => new { x.customer_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "holds",
                schema: "inventory",
                columns: table => new
                {
                    variant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    warehouse_id = table.Column<Guid>(type: "uuid", nullable: false),
                    customer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    checkout_id = table.Column<Guid>(type: "uuid", nullable: false),
                    quantity = table.Column<int>(type: "integer", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    order_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_holds", x => new { x.variant_id, x.id });
                    table.CheckConstraint("ck_holds_quantity", "quantity > 0");
                });

            migrationBuilder.CreateTable(
                name: "intents",
                schema: "payments",
                columns: table => new
                {
                    intent_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    customer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    order_id = table.Column<Guid>(type: "uuid", nullable: false),
                    payment_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_intents", x => x.intent_id);
                });

            migrationBuilder.CreateTable(
                name: "inventory",
                schema: "inventory",
                columns: table => new
                {
                    variant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    warehouse_id = table.Column<Guid>(type: "uuid", nullable: false),
                    on_hand = table.Column<int>(type: "integer", nullable: false),
                    held = table.Column<int>(type: "integer", nullable: false),
                    committed = table.Column<int>(type: "integer", nullable: false),
                    backorder_limit = table.Column<int>(type: "integer", nullable: false),
                    safety = table.Column<int>(type: "integer", nullable: false),
                    low_at = table.Column<int>(type: "integer", nullable: true),
                    shortage = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_inventory", x => new { x.variant_id, x.warehouse_id });
                    table.CheckConstraint("ck_inventory_counters", "on_hand >= 0 AND held >= 0 AND committed >= 0 AND backorder_limit >= 0 AND safety >= 0 AND shortage >= 0 AND low_at >= 0");
                    table.CheckConstraint("ck_inventory_no_oversell", "held + committed <= on_hand + backorder_limit + shortage");
                });

            migrationBuilder.CreateTable(
                name: "log",
                schema: "events",
                columns: table => new
                {
                    position = table.Column<long>(type: "bigint", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    type = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    payload = table.Column<string>(type: "jsonb", nullable: false),
                    occurred_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_log", x => new { x.position, x.recorded_at });
                });

            migrationBuilder.CreateTable(
                name: "media",
                schema: "catalog",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    product_id = table.Column<Guid>(type: "uuid", nullable: false),
                    key = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    alt = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    width = table.Column<int>(type: "integer", nullable: false),
                    height = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_media", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "messages",
                schema: "notifications",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    template = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    language = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: false),
                    recipient = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false),
                    document = table.Column<string>(type: "jsonb", nullable: false),
                    cause = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    state = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    next_attempt_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    sent_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    last_error = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_messages", x => new { x.id, x.created_at });
                });

            migrationBuilder.CreateTable(
                name: "methods",
                schema: "shipping",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    zone_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    carrier = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    min_days = table.Column<int>(type: "integer", nullable: false),
                    max_days = table.Column<int>(type: "integer", nullable: false),
                    cut_off = table.Column<TimeOnly>(type: "time without time zone", nullable: false),
                    sort = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_methods", x => x.id);
                    table.CheckConstraint("ck_methods_days", "min_days >= 0 AND max_days >= min_days");
                });

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
                name: "movements",
                schema: "inventory",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    variant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    warehouse_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    quantity = table.Column<int>(type: "integer", nullable: false),
                    cause = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    reference = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_movements", x => new { x.variant_id, x.id, x.at });
                });

            migrationBuilder.CreateTable(
                name: "order_events",
                schema: "orders",
                columns: table => new
                {
                    customer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    order_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    kind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    actor = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false),
                    note = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    detail = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_order_events", x => new { x.customer_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "order_items",
                schema: "orders",
                columns: table => new
                {
                    customer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    order_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    variant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    product_id = table.Column<Guid>(type: "uuid", nullable: false),
                    sku = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    title = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    options = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    picture = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    product_slug = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    unit_minor = table.Column<long>(type: "bigint", nullable: false),
                    quantity = table.Column<int>(type: "integer", nullable: false),
                    total_minor = table.Column<long>(type: "bigint", nullable: false),
                    tax_class = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    tax_minor = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_order_items", x => new { x.customer_id, x.id });
                    table.CheckConstraint("ck_order_items_total", "quantity > 0 AND unit_minor >= 0 AND total_minor = unit_minor * quantity");
                });

            migrationBuilder.CreateTable(
                name: "order_number_series",
                schema: "orders",
                columns: table => new
                {
                    name = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    last = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_order_number_series", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "order_numbers",
                schema: "orders",
                columns: table => new
                {
                    number = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    customer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    order_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_order_numbers", x => x.number);
                });

            migrationBuilder.CreateTable(
                name: "order_taxes",
                schema: "orders",
                columns: table => new
                {
                    customer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    order_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    rate_millis = table.Column<int>(type: "integer", nullable: false),
                    net_minor = table.Column<long>(type: "bigint", nullable: false),
                    tax_minor = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_order_taxes", x => new { x.customer_id, x.order_id, x.rate_millis, x.name });
                    table.CheckConstraint("ck_order_taxes_amounts", "rate_millis >= 0 AND tax_minor >= 0");
                });

            migrationBuilder.CreateTable(
                name: "orders",
                schema: "orders",
                columns: table => new
                {
                    customer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    checkout_id = table.Column<Guid>(type: "uuid", nullable: false),
                    order_status = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    payment_status = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false),
                    language = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: false),
                    currency = table.Column<string>(type: "character(3)", fixedLength: true, maxLength: 3, nullable: false),
                    items_minor = table.Column<long>(type: "bigint", nullable: false),
                    shipping_minor = table.Column<long>(type: "bigint", nullable: false),
                    tax_minor = table.Column<long>(type: "bigint", nullable: false),
                    prices_include_tax = table.Column<bool>(type: "boolean", nullable: false),
                    total_minor = table.Column<long>(type: "bigint", nullable: false),
                    address = table.Column<string>(type: "jsonb", nullable: false),
                    shipping_method = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    carrier = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    delivery_from = table.Column<DateOnly>(type: "date", nullable: false),
                    delivery_until = table.Column<DateOnly>(type: "date", nullable: false),
                    pay_by = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    placed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_orders", x => new { x.customer_id, x.id });
                    table.CheckConstraint("ck_orders_amounts", "items_minor >= 0 AND shipping_minor >= 0 AND tax_minor >= 0");
                    table.CheckConstraint("ck_orders_total", "total_minor = items_minor + shipping_minor + CASE WHEN prices_include_tax THEN 0 ELSE tax_minor END");
                });

            migrationBuilder.CreateTable(
                name: "outbox",
                schema: "events",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    type = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    payload = table.Column<string>(type: "jsonb", nullable: false),
                    occurred_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_outbox", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "page_versions",
                schema: "content",
                columns: table => new
                {
                    slug = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    language = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: false),
                    since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    hash = table.Column<string>(type: "character(64)", fixedLength: true, maxLength: 64, nullable: false),
                    title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    body = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_page_versions", x => new { x.slug, x.language, x.since });
                });

            migrationBuilder.CreateTable(
                name: "pages",
                schema: "content",
                columns: table => new
                {
                    kind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    slug = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    language = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: false),
                    sort = table.Column<int>(type: "integer", nullable: false),
                    title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    summary = table.Column<string>(type: "text", nullable: false),
                    body = table.Column<string>(type: "text", nullable: false),
                    author = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    picture = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    products = table.Column<string[]>(type: "text[]", nullable: false),
                    published_on = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_pages", x => new { x.kind, x.slug, x.language });
                });

            migrationBuilder.CreateTable(
                name: "parked",
                schema: "events",
                columns: table => new
                {
                    consumer = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    position = table.Column<long>(type: "bigint", nullable: false),
                    parked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    fault = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_parked", x => new { x.consumer, x.position });
                });

            migrationBuilder.CreateTable(
                name: "payers",
                schema: "payments",
                columns: table => new
                {
                    customer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    provider_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payers", x => x.customer_id);
                });

            migrationBuilder.CreateTable(
                name: "payment_events",
                schema: "payments",
                columns: table => new
                {
                    customer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    payment_id = table.Column<Guid>(type: "uuid", nullable: false),
                    object_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    kind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    occurrence = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    amount_minor = table.Column<long>(type: "bigint", nullable: false),
                    occurred_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    response_code = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    response_message = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    source = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payment_events", x => new { x.customer_id, x.id });
                    table.CheckConstraint("ck_payment_events_amount", "amount_minor >= 0");
                });

            migrationBuilder.CreateTable(
                name: "payment_logs",
                schema: "payments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    customer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    payment_id = table.Column<Guid>(type: "uuid", nullable: false),
                    operation = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    outcome = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    response_code = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    response_message = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    authorization_code = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payment_logs", x => new { x.id, x.at });
                });

            migrationBuilder.CreateTable(
                name: "payments",
                schema: "payments",
                columns: table => new
                {
                    customer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    order_id = table.Column<Guid>(type: "uuid", nullable: false),
                    currency = table.Column<string>(type: "character(3)", fixedLength: true, maxLength: 3, nullable: false),
                    amount_minor = table.Column<long>(type: "bigint", nullable: false),
                    capture = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    idempotency_key = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    intent_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    status = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    authorized_minor = table.Column<long>(type: "bigint", nullable: false),
                    captured_minor = table.Column<long>(type: "bigint", nullable: false),
                    refunded_minor = table.Column<long>(type: "bigint", nullable: false),
                    method = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    authorization_code = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    response_code = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    response_message = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    capture_before = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payments", x => new { x.customer_id, x.id });
                    table.CheckConstraint("ck_payments_amounts", "amount_minor >= 0 AND captured_minor >= 0 AND refunded_minor >= 0 AND captured_minor <= amount_minor AND refunded_minor <= captured_minor");
                });

            migrationBuilder.CreateTable(
                name: "price_history",
                schema: "catalog",
                columns: table => new
                {
                    variant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    currency = table.Column<string>(type: "character(3)", fixedLength: true, maxLength: 3, nullable: false),
                    from = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    amount_minor = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_price_history", x => new { x.variant_id, x.currency, x.from });
                });

            migrationBuilder.CreateTable(
                name: "prices",
                schema: "catalog",
                columns: table => new
                {
                    variant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    currency = table.Column<string>(type: "character(3)", fixedLength: true, maxLength: 3, nullable: false),
                    amount_minor = table.Column<long>(type: "bigint", nullable: false),
                    compare_at_minor = table.Column<long>(type: "bigint", nullable: true),
                    includes_tax = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_prices", x => new { x.variant_id, x.currency });
                    table.CheckConstraint("ck_prices_amount", "amount_minor >= 0 AND (compare_at_minor IS NULL OR compare_at_minor >= 0)");
                });

            migrationBuilder.CreateTable(
                name: "products",
                schema: "catalog",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    slug = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    title = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    brand_id = table.Column<Guid>(type: "uuid", nullable: true),
                    category_id = table.Column<Guid>(type: "uuid", nullable: false),
                    summary = table.Column<string>(type: "text", nullable: false),
                    description = table.Column<string>(type: "text", nullable: false),
                    details = table.Column<string[]>(type: "text[]", nullable: false),
                    tags = table.Column<string[]>(type: "text[]", nullable: false),
                    kind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    tax_class = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    options = table.Column<string>(type: "jsonb", nullable: false),
                    related = table.Column<string[]>(type: "text[]", nullable: false),
                    published_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    unpublished_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    rating_count = table.Column<int>(type: "integer", nullable: false),
                    rating_sum = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_by = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_products", x => x.id);
                    table.CheckConstraint("ck_products_rating", "rating_count >= 0 AND rating_sum BETWEEN rating_count AND rating_count * 5");
                    table.CheckConstraint("ck_products_version", "version > 0");
                });

            migrationBuilder.CreateTable(
                name: "profiles",
                schema: "content",
                columns: table => new
                {
                    language = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: false),
                    facts = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_profiles", x => x.language);
                });

            migrationBuilder.CreateTable(
                name: "provider_cursors",
                schema: "payments",
                columns: table => new
                {
                    name = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_provider_cursors", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "provider_inbox",
                schema: "payments",
                columns: table => new
                {
                    event_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    type = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    intent_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    payload = table.Column<string>(type: "text", nullable: false),
                    received_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    next_attempt_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    last_error = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_provider_inbox", x => x.event_id);
                });

            migrationBuilder.CreateTable(
                name: "rates",
                schema: "shipping",
                columns: table => new
                {
                    method_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    currency = table.Column<string>(type: "character(3)", fixedLength: true, maxLength: 3, nullable: false),
                    amount_minor = table.Column<long>(type: "bigint", nullable: false),
                    max_weight_grams = table.Column<int>(type: "integer", nullable: true),
                    min_total_minor = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_rates", x => new { x.method_id, x.position });
                    table.CheckConstraint("ck_rates_amount", "amount_minor >= 0 AND min_total_minor >= 0");
                });

            migrationBuilder.CreateTable(
                name: "rates",
                schema: "tax",
                columns: table => new
                {
                    zone_id = table.Column<Guid>(type: "uuid", nullable: false),
                    tax_class = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    rate_millis = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_rates", x => new { x.zone_id, x.tax_class, x.from });
                    table.CheckConstraint("ck_rates_rate", "rate_millis BETWEEN 0 AND 100000");
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

            migrationBuilder.CreateTable(
                name: "refunds",
                schema: "payments",
                columns: table => new
                {
                    customer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    order_id = table.Column<Guid>(type: "uuid", nullable: false),
                    payment_id = table.Column<Guid>(type: "uuid", nullable: false),
                    currency = table.Column<string>(type: "character(3)", fixedLength: true, maxLength: 3, nullable: false),
                    amount_minor = table.Column<long>(type: "bigint", nullable: false),
                    lines = table.Column<string>(type: "jsonb", nullable: false, defaultValueSql: "'[]'"),
                    shipping_minor = table.Column<long>(type: "bigint", nullable: false),
                    tax_minor = table.Column<long>(type: "bigint", nullable: false),
                    restocked = table.Column<string>(type: "jsonb", nullable: false, defaultValueSql: "'[]'"),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    staff = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_refunds", x => new { x.customer_id, x.id });
                    table.CheckConstraint("ck_refunds_amount", "amount_minor > 0 AND shipping_minor >= 0 AND tax_minor >= 0 AND shipping_minor <= amount_minor AND tax_minor <= amount_minor");
                });

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

            migrationBuilder.CreateTable(
                name: "reviews",
                schema: "catalog",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    product_id = table.Column<Guid>(type: "uuid", nullable: false),
                    stars = table.Column<int>(type: "integer", nullable: false),
                    title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    author = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    written_on = table.Column<DateOnly>(type: "date", nullable: false),
                    verified = table.Column<bool>(type: "boolean", nullable: false),
                    option = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reviews", x => x.id);
                    table.CheckConstraint("ck_reviews_stars", "stars BETWEEN 1 AND 5");
                });

            migrationBuilder.CreateTable(
                name: "roles",
                schema: "accounts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    normalized_name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    concurrency_stamp = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_roles", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "secrets",
                schema: "orders",
                columns: table => new
                {
                    name = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    value = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_secrets", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "slugs",
                schema: "catalog",
                columns: table => new
                {
                    kind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    slug = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    target_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_slugs", x => new { x.kind, x.slug });
                });

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
                name: "tokens",
                schema: "payments",
                columns: table => new
                {
                    customer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    method_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    label = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    expiry_month = table.Column<int>(type: "integer", nullable: false),
                    expiry_year = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_tokens", x => new { x.customer_id, x.id });
                    table.CheckConstraint("ck_tokens_expiry", "expiry_month BETWEEN 1 AND 12");
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

            migrationBuilder.CreateTable(
                name: "translations",
                schema: "catalog",
                columns: table => new
                {
                    owner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    language = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: false),
                    kind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    texts = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_translations", x => new { x.owner_id, x.language });
                });

            migrationBuilder.CreateTable(
                name: "users",
                schema: "accounts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    status = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    full_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    user_name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    normalized_user_name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    email = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    normalized_email = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    email_confirmed = table.Column<bool>(type: "boolean", nullable: false),
                    hashed_password = table.Column<string>(type: "text", nullable: true),
                    security_stamp = table.Column<string>(type: "text", nullable: true),
                    concurrency_stamp = table.Column<string>(type: "text", nullable: true),
                    phone = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    phone_number_confirmed = table.Column<bool>(type: "boolean", nullable: false),
                    two_factor_enabled = table.Column<bool>(type: "boolean", nullable: false),
                    lockout_end = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    lockout_enabled = table.Column<bool>(type: "boolean", nullable: false),
                    access_failed_count = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_users", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "variants",
                schema: "catalog",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    product_id = table.Column<Guid>(type: "uuid", nullable: false),
                    sku = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    gtins = table.Column<string[]>(type: "text[]", nullable: false),
                    mpn = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    option_values = table.Column<string>(type: "jsonb", nullable: false),
                    weight_grams = table.Column<int>(type: "integer", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    availability = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    available_at = table.Column<DateOnly>(type: "date", nullable: true),
                    pictures = table.Column<string[]>(type: "text[]", nullable: false),
                    active = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_variants", x => x.id);
                    table.CheckConstraint("ck_variants_weight", "weight_grams >= 0");
                });

            migrationBuilder.CreateTable(
                name: "warehouses",
                schema: "inventory",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    city = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    country = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: true),
                    latitude = table.Column<double>(type: "double precision", nullable: true),
                    longitude = table.Column<double>(type: "double precision", nullable: true),
                    priority = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_warehouses", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "zones",
                schema: "shipping",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    countries = table.Column<string[]>(type: "text[]", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_zones", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "zones",
                schema: "tax",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    countries = table.Column<string[]>(type: "text[]", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_zones", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "role_claims",
                schema: "accounts",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    role_id = table.Column<Guid>(type: "uuid", nullable: false),
                    claim_type = table.Column<string>(type: "text", nullable: true),
                    claim_value = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_role_claims", x => x.id);
                    table.ForeignKey(
                        name: "FK_role_claims_roles_role_id",
                        column: x => x.role_id,
                        principalSchema: "accounts",
                        principalTable: "roles",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "passkeys",
                schema: "accounts",
                columns: table => new
                {
                    credential_id = table.Column<byte[]>(type: "bytea", maxLength: 1024, nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    data = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_passkeys", x => x.credential_id);
                    table.ForeignKey(
                        name: "FK_passkeys_users_user_id",
                        column: x => x.user_id,
                        principalSchema: "accounts",
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "user_claims",
                schema: "accounts",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    claim_type = table.Column<string>(type: "text", nullable: true),
                    claim_value = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_user_claims", x => x.id);
                    table.ForeignKey(
                        name: "FK_user_claims_users_user_id",
                        column: x => x.user_id,
                        principalSchema: "accounts",
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "user_logins",
                schema: "accounts",
                columns: table => new
                {
                    login_provider = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false),
                    provider_key = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false),
                    provider_display_name = table.Column<string>(type: "text", nullable: true),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_user_logins", x => new { x.login_provider, x.provider_key });
                    table.ForeignKey(
                        name: "FK_user_logins_users_user_id",
                        column: x => x.user_id,
                        principalSchema: "accounts",
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "user_roles",
                schema: "accounts",
                columns: table => new
                {
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    role_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_user_roles", x => new { x.user_id, x.role_id });
                    table.ForeignKey(
                        name: "FK_user_roles_roles_role_id",
                        column: x => x.role_id,
                        principalSchema: "accounts",
                        principalTable: "roles",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_user_roles_users_user_id",
                        column: x => x.user_id,
                        principalSchema: "accounts",
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "user_tokens",
                schema: "accounts",
                columns: table => new
                {
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    login_provider = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false),
                    name = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false),
                    value = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_user_tokens", x => new { x.user_id, x.login_provider, x.name });
                    table.ForeignKey(
                        name: "FK_user_tokens_users_user_id",
                        column: x => x.user_id,
                        principalSchema: "accounts",
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.InsertData(
                schema: "events",
                table: "cursors",
                columns: new[] { "consumer", "position" },
                values: new object[] { "sequencer", 0L });

            migrationBuilder.InsertData(
                schema: "orders",
                table: "order_number_series",
                columns: new[] { "name", "last" },
                values: new object[] { "orders", 10000L });

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

            migrationBuilder.CreateIndex(
                name: "ix_allocations_order_id",
                schema: "inventory",
                table: "allocations",
                column: "order_id");

            migrationBuilder.CreateIndex(
                name: "ix_attributes_code",
                schema: "catalog",
                table: "attributes",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_auth_sessions_expires_at",
                schema: "accounts",
                table: "auth_sessions",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "ix_auth_sessions_secret_hash",
                schema: "accounts",
                table: "auth_sessions",
                column: "secret_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_auth_sessions_user_id",
                schema: "accounts",
                table: "auth_sessions",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_blocked_auth_expires_at",
                schema: "accounts",
                table: "blocked_auth",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "ix_brands_slug",
                schema: "catalog",
                table: "brands",
                column: "slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_carts_customer_id",
                schema: "orders",
                table: "carts",
                column: "customer_id",
                unique: true,
                filter: "status = 'Open'");

            migrationBuilder.CreateIndex(
                name: "ix_categories_parent_id",
                schema: "catalog",
                table: "categories",
                column: "parent_id");

            migrationBuilder.CreateIndex(
                name: "ix_categories_path",
                schema: "catalog",
                table: "categories",
                column: "path",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_categories_slug",
                schema: "catalog",
                table: "categories",
                column: "slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_change_sets_fingerprint",
                schema: "catalog",
                table: "change_sets",
                column: "fingerprint");

            migrationBuilder.CreateIndex(
                name: "ix_checkouts_customer_id_cart_id",
                schema: "orders",
                table: "checkouts",
                columns: new[] { "customer_id", "cart_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_customer_links_account_id",
                schema: "accounts",
                table: "customer_links",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "ix_disputes_customer_id_order_id",
                schema: "payments",
                table: "disputes",
                columns: new[] { "customer_id", "order_id" });

            migrationBuilder.CreateIndex(
                name: "ix_disputes_customer_id_stripe_id",
                schema: "payments",
                table: "disputes",
                columns: new[] { "customer_id", "stripe_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_disputes_due_by",
                schema: "payments",
                table: "disputes",
                column: "due_by",
                filter: "closed_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_disputes_opened_at",
                schema: "payments",
                table: "disputes",
                column: "opened_at");

            migrationBuilder.CreateIndex(
                name: "ix_fulfilments_customer_id_order_id",
                schema: "orders",
                table: "fulfilments",
                columns: new[] { "customer_id", "order_id" });

            migrationBuilder.CreateIndex(
                name: "ix_holds_checkout_id",
                schema: "inventory",
                table: "holds",
                column: "checkout_id");

            migrationBuilder.CreateIndex(
                name: "ix_holds_customer_id",
                schema: "inventory",
                table: "holds",
                column: "customer_id");

            migrationBuilder.CreateIndex(
                name: "ix_holds_expires_at",
                schema: "inventory",
                table: "holds",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "ix_holds_order_id",
                schema: "inventory",
                table: "holds",
                column: "order_id");

            migrationBuilder.CreateIndex(
                name: "ix_inventory_variant_id",
                schema: "inventory",
                table: "inventory",
                column: "variant_id",
                filter: "on_hand + backorder_limit - held - committed - safety <= 0");

            migrationBuilder.CreateIndex(
                name: "ix_inventory_warehouse_id",
                schema: "inventory",
                table: "inventory",
                column: "warehouse_id");

            migrationBuilder.CreateIndex(
                name: "ix_media_product_id_position",
                schema: "catalog",
                table: "media",
                columns: new[] { "product_id", "position" });

            migrationBuilder.CreateIndex(
                name: "ix_messages_cause",
                schema: "notifications",
                table: "messages",
                column: "cause");

            migrationBuilder.CreateIndex(
                name: "ix_messages_created_at_id",
                schema: "notifications",
                table: "messages",
                columns: new[] { "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_messages_next_attempt_at",
                schema: "notifications",
                table: "messages",
                column: "next_attempt_at",
                filter: "state = 'Waiting'");

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
                name: "ix_methods_zone_id",
                schema: "shipping",
                table: "methods",
                column: "zone_id");

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
                name: "ix_movements_variant_id_warehouse_id_at",
                schema: "inventory",
                table: "movements",
                columns: new[] { "variant_id", "warehouse_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_order_events_customer_id_order_id",
                schema: "orders",
                table: "order_events",
                columns: new[] { "customer_id", "order_id" });

            migrationBuilder.CreateIndex(
                name: "ix_order_items_customer_id_order_id_position",
                schema: "orders",
                table: "order_items",
                columns: new[] { "customer_id", "order_id", "position" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_order_numbers_order_id",
                schema: "orders",
                table: "order_numbers",
                column: "order_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_orders_created_at_id",
                schema: "orders",
                table: "orders",
                columns: new[] { "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_orders_customer_id_checkout_id",
                schema: "orders",
                table: "orders",
                columns: new[] { "customer_id", "checkout_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_orders_customer_id_created_at",
                schema: "orders",
                table: "orders",
                columns: new[] { "customer_id", "created_at" });

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
                name: "ix_orders_status_pay_by",
                schema: "orders",
                table: "orders",
                columns: new[] { "order_status", "pay_by" });

            migrationBuilder.CreateIndex(
                name: "ix_orders_status_payment_status_created_at_id",
                schema: "orders",
                table: "orders",
                columns: new[] { "order_status", "payment_status", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_passkeys_user_id",
                schema: "accounts",
                table: "passkeys",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_payment_events_customer_id_object_id_kind_occurrence",
                schema: "payments",
                table: "payment_events",
                columns: new[] { "customer_id", "object_id", "kind", "occurrence" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_payment_events_customer_id_payment_id",
                schema: "payments",
                table: "payment_events",
                columns: new[] { "customer_id", "payment_id" });

            migrationBuilder.CreateIndex(
                name: "ix_payment_logs_customer_id_payment_id",
                schema: "payments",
                table: "payment_logs",
                columns: new[] { "customer_id", "payment_id" });

            migrationBuilder.CreateIndex(
                name: "ix_payments_capture_before",
                schema: "payments",
                table: "payments",
                column: "capture_before",
                filter: "status = 'Authorized'");

            migrationBuilder.CreateIndex(
                name: "ix_payments_customer_id_order_id",
                schema: "payments",
                table: "payments",
                columns: new[] { "customer_id", "order_id" });

            migrationBuilder.CreateIndex(
                name: "ix_products_brand_id",
                schema: "catalog",
                table: "products",
                column: "brand_id");

            migrationBuilder.CreateIndex(
                name: "ix_products_category_id_published_at",
                schema: "catalog",
                table: "products",
                columns: new[] { "category_id", "published_at" });

            migrationBuilder.CreateIndex(
                name: "ix_products_published_at_id",
                schema: "catalog",
                table: "products",
                columns: new[] { "published_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_products_rating_sum_id",
                schema: "catalog",
                table: "products",
                columns: new[] { "rating_sum", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_products_slug",
                schema: "catalog",
                table: "products",
                column: "slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_products_title_id",
                schema: "catalog",
                table: "products",
                columns: new[] { "title", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_provider_inbox_next_attempt_at",
                schema: "payments",
                table: "provider_inbox",
                column: "next_attempt_at",
                filter: "state = 'Waiting'");

            migrationBuilder.CreateIndex(
                name: "ix_provider_inbox_received_at",
                schema: "payments",
                table: "provider_inbox",
                column: "received_at",
                filter: "state = 'Parked'");

            migrationBuilder.CreateIndex(
                name: "ix_reconciliations_started_at",
                schema: "payments",
                table: "reconciliations",
                column: "started_at");

            migrationBuilder.CreateIndex(
                name: "ix_refunds_created_at",
                schema: "payments",
                table: "refunds",
                column: "created_at",
                filter: "state = 'Asked'");

            migrationBuilder.CreateIndex(
                name: "ix_refunds_customer_id_order_id",
                schema: "payments",
                table: "refunds",
                columns: new[] { "customer_id", "order_id" });

            migrationBuilder.CreateIndex(
                name: "ix_requests_asked_at",
                schema: "orders",
                table: "requests",
                column: "asked_at");

            migrationBuilder.CreateIndex(
                name: "ix_reviews_product_id_written_on_id",
                schema: "catalog",
                table: "reviews",
                columns: new[] { "product_id", "written_on", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_role_claims_role_id",
                schema: "accounts",
                table: "role_claims",
                column: "role_id");

            migrationBuilder.CreateIndex(
                name: "ix_roles_normalized_name",
                schema: "accounts",
                table: "roles",
                column: "normalized_name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_tasks_variant_id_warehouse_id_kind",
                schema: "inventory",
                table: "tasks",
                columns: new[] { "variant_id", "warehouse_id", "kind" },
                unique: true,
                filter: "closed_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_tokens_customer_id_method_id",
                schema: "payments",
                table: "tokens",
                columns: new[] { "customer_id", "method_id" },
                unique: true);

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

            migrationBuilder.CreateIndex(
                name: "ix_user_claims_user_id",
                schema: "accounts",
                table: "user_claims",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_user_logins_user_id",
                schema: "accounts",
                table: "user_logins",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_user_roles_role_id",
                schema: "accounts",
                table: "user_roles",
                column: "role_id");

            migrationBuilder.CreateIndex(
                name: "ix_users_normalized_email",
                schema: "accounts",
                table: "users",
                column: "normalized_email");

            migrationBuilder.CreateIndex(
                name: "ix_users_normalized_user_name",
                schema: "accounts",
                table: "users",
                column: "normalized_user_name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_variants_product_id_position",
                schema: "catalog",
                table: "variants",
                columns: new[] { "product_id", "position" });

            migrationBuilder.CreateIndex(
                name: "ix_variants_sku",
                schema: "catalog",
                table: "variants",
                column: "sku",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_warehouses_code",
                schema: "inventory",
                table: "warehouses",
                column: "code",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "addresses",
                schema: "accounts");

            migrationBuilder.DropTable(
                name: "allocations",
                schema: "inventory");

            migrationBuilder.DropTable(
                name: "attribute_values",
                schema: "catalog");

            migrationBuilder.DropTable(
                name: "attributes",
                schema: "catalog");

            migrationBuilder.DropTable(
                name: "auth_sessions",
                schema: "accounts");

            migrationBuilder.DropTable(
                name: "blocked_auth",
                schema: "accounts");

            migrationBuilder.DropTable(
                name: "brands",
                schema: "catalog");

            migrationBuilder.DropTable(
                name: "bundle_components",
                schema: "catalog");

            migrationBuilder.DropTable(
                name: "carrier_holidays",
                schema: "shipping");

            migrationBuilder.DropTable(
                name: "cart_items",
                schema: "orders");

            migrationBuilder.DropTable(
                name: "carts",
                schema: "orders");

            migrationBuilder.DropTable(
                name: "categories",
                schema: "catalog");

            migrationBuilder.DropTable(
                name: "category_attributes",
                schema: "catalog");

            migrationBuilder.DropTable(
                name: "change_sets",
                schema: "catalog");

            migrationBuilder.DropTable(
                name: "checkouts",
                schema: "orders");

            migrationBuilder.DropTable(
                name: "classes",
                schema: "tax");

            migrationBuilder.DropTable(
                name: "cursors",
                schema: "events");

            migrationBuilder.DropTable(
                name: "customer_links",
                schema: "accounts");

            migrationBuilder.DropTable(
                name: "data_protection_keys",
                schema: "accounts");

            migrationBuilder.DropTable(
                name: "disputes",
                schema: "payments");

            migrationBuilder.DropTable(
                name: "fulfilments",
                schema: "orders");

            migrationBuilder.DropTable(
                name: "holds",
                schema: "inventory");

            migrationBuilder.DropTable(
                name: "intents",
                schema: "payments");

            migrationBuilder.DropTable(
                name: "inventory",
                schema: "inventory");

            migrationBuilder.DropTable(
                name: "log",
                schema: "events");

            migrationBuilder.DropTable(
                name: "media",
                schema: "catalog");

            migrationBuilder.DropTable(
                name: "messages",
                schema: "notifications");

            migrationBuilder.DropTable(
                name: "methods",
                schema: "shipping");

            migrationBuilder.DropTable(
                name: "money_inbox",
                schema: "payments");

            migrationBuilder.DropTable(
                name: "movements",
                schema: "inventory");

            migrationBuilder.DropTable(
                name: "order_events",
                schema: "orders");

            migrationBuilder.DropTable(
                name: "order_items",
                schema: "orders");

            migrationBuilder.DropTable(
                name: "order_number_series",
                schema: "orders");

            migrationBuilder.DropTable(
                name: "order_numbers",
                schema: "orders");

            migrationBuilder.DropTable(
                name: "order_taxes",
                schema: "orders");

            migrationBuilder.DropTable(
                name: "orders",
                schema: "orders");

            migrationBuilder.DropTable(
                name: "outbox",
                schema: "events");

            migrationBuilder.DropTable(
                name: "page_versions",
                schema: "content");

            migrationBuilder.DropTable(
                name: "pages",
                schema: "content");

            migrationBuilder.DropTable(
                name: "parked",
                schema: "events");

            migrationBuilder.DropTable(
                name: "passkeys",
                schema: "accounts");

            migrationBuilder.DropTable(
                name: "payers",
                schema: "payments");

            migrationBuilder.DropTable(
                name: "payment_events",
                schema: "payments");

            migrationBuilder.DropTable(
                name: "payment_logs",
                schema: "payments");

            migrationBuilder.DropTable(
                name: "payments",
                schema: "payments");

            migrationBuilder.DropTable(
                name: "price_history",
                schema: "catalog");

            migrationBuilder.DropTable(
                name: "prices",
                schema: "catalog");

            migrationBuilder.DropTable(
                name: "products",
                schema: "catalog");

            migrationBuilder.DropTable(
                name: "profiles",
                schema: "content");

            migrationBuilder.DropTable(
                name: "provider_cursors",
                schema: "payments");

            migrationBuilder.DropTable(
                name: "provider_inbox",
                schema: "payments");

            migrationBuilder.DropTable(
                name: "rates",
                schema: "shipping");

            migrationBuilder.DropTable(
                name: "rates",
                schema: "tax");

            migrationBuilder.DropTable(
                name: "reconciliations",
                schema: "payments");

            migrationBuilder.DropTable(
                name: "refunds",
                schema: "payments");

            migrationBuilder.DropTable(
                name: "requests",
                schema: "orders");

            migrationBuilder.DropTable(
                name: "reviews",
                schema: "catalog");

            migrationBuilder.DropTable(
                name: "role_claims",
                schema: "accounts");

            migrationBuilder.DropTable(
                name: "secrets",
                schema: "orders");

            migrationBuilder.DropTable(
                name: "slugs",
                schema: "catalog");

            migrationBuilder.DropTable(
                name: "tasks",
                schema: "inventory");

            migrationBuilder.DropTable(
                name: "tokens",
                schema: "payments");

            migrationBuilder.DropTable(
                name: "transfer_lines",
                schema: "inventory");

            migrationBuilder.DropTable(
                name: "transfers",
                schema: "inventory");

            migrationBuilder.DropTable(
                name: "translations",
                schema: "catalog");

            migrationBuilder.DropTable(
                name: "user_claims",
                schema: "accounts");

            migrationBuilder.DropTable(
                name: "user_logins",
                schema: "accounts");

            migrationBuilder.DropTable(
                name: "user_roles",
                schema: "accounts");

            migrationBuilder.DropTable(
                name: "user_tokens",
                schema: "accounts");

            migrationBuilder.DropTable(
                name: "variants",
                schema: "catalog");

            migrationBuilder.DropTable(
                name: "warehouses",
                schema: "inventory");

            migrationBuilder.DropTable(
                name: "zones",
                schema: "shipping");

            migrationBuilder.DropTable(
                name: "zones",
                schema: "tax");

            migrationBuilder.DropTable(
                name: "roles",
                schema: "accounts");

            migrationBuilder.DropTable(
                name: "users",
                schema: "accounts");
        }
    }
}

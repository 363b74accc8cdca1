using Microsoft.EntityFrameworkCore;
using Storefront.Infrastructure.Database;
using Storefront.Tests.Architecture.Shared;

namespace Storefront.Tests.Architecture.Tables;

public sealed class TableTests
{
    private static readonly Dictionary<string, string> s_lookUps = new()
    {
        ["inventory.holds"] = "Stock is spread by variant, so its holds are too.",
        ["orders.order_numbers"] = "Look-up: order number to customer.",
        ["payments.intents"] = "Look-up: PaymentIntent to customer.",
        ["payments.payment_logs"] = "Append-only, split by month.",
    };

    private static readonly Dictionary<string, string> s_fractions = new()
    {
        ["catalog.attribute_values.number"] = "A measure: 12.5 cm.",
        ["inventory.warehouses.latitude"] = "A place.",
        ["inventory.warehouses.longitude"] = "A place.",
    };

    private readonly IReadOnlyList<Microsoft.EntityFrameworkCore.Metadata.ITable> _shop =
        TableRules.Of(new StorefrontContext(new DbContextOptionsBuilder<StorefrontContext>().UseStorefront("Host=nobody").Options));

    private readonly IReadOnlyList<Microsoft.EntityFrameworkCore.Metadata.ITable> _sloppy =
        TableRules.Of(new SloppyContext(new DbContextOptionsBuilder<SloppyContext>().UseStorefront("Host=nobody").Options));

    [Fact]
    public void Every_table_stands_in_the_schema_of_a_feature() => Listed.Nothing(TableRules.WithoutSchema(_shop));

    [Fact]
    public void No_foreign_key_crosses_a_schema() => Listed.Nothing(TableRules.AcrossSchemas(_shop));

    [Fact]
    public void Customer_owned_tables_have_the_customer_in_every_key() => Listed.Nothing(TableRules.NotSplitByCustomer(_shop, PartitionPlan.ByCustomer));

    [Fact]
    public void The_plan_names_tables_that_exist() =>
        Listed.Nothing(PartitionPlan.ByCustomer.Concat(PartitionPlan.ByMonth.Keys).Except(_shop.Select(TableRules.NameOf)));

    [Fact]
    public void A_table_that_names_a_customer_is_owned_by_him_or_a_look_up_with_a_reason() =>
        Listed.OnlyThose(TableRules.NamingACustomer(_shop, PartitionPlan.ByCustomer), s_lookUps);

    [Fact]
    public void No_amount_is_a_fraction() => Listed.OnlyThose(TableRules.Fractions(_shop), s_fractions);

    [Fact]
    public void Twin_tables_that_break_the_rules_are_seen()
    {
        var owned = new HashSet<string> { "orders.parcels", "orders.sound" };

        Assert.Equal(["loose"], TableRules.WithoutSchema(_sloppy));
        Assert.Equal(["orders.parcels -> stock.bins"], TableRules.AcrossSchemas(_sloppy));
        Assert.Equal(["orders.parcels"], TableRules.NotSplitByCustomer(_sloppy, owned));
        Assert.Equal(["stock.bins"], TableRules.NamingACustomer(_sloppy, owned));
        Assert.Equal(["orders.parcels.price"], TableRules.Fractions(_sloppy));
    }
}

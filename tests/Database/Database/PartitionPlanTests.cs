using Storefront.Infrastructure.Database;
using Storefront.Tests.Shared;

namespace Storefront.Tests.Database.Database;

public sealed class PartitionPlanTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task Append_only_tables_are_split_by_month_and_hold_rows_of_any_month()
    {
        foreach (var table in PartitionPlan.ByMonth.Keys)
        {
            Assert.Equal('p', await KindAsync(table));
            Assert.True(await database.ScalarAsync<bool>($"select to_regclass('{table}_default') is not null"));
        }
    }

    [Fact]
    public async Task Customer_owned_tables_are_split_when_the_run_asks_for_it_and_have_the_customer_first_in_their_key()
    {
        foreach (var table in PartitionPlan.ByCustomer)
        {
            Assert.Equal(PartitionPlan.HashPartitions > 0 ? 'p' : 'r', await KindAsync(table));
            Assert.Equal("customer_id", await FirstKeyColumnAsync(table));
        }
    }

    private Task<char> KindAsync(string table) => database.ScalarAsync<char>($"select relkind from pg_class where oid = '{table}'::regclass");

    private Task<string?> FirstKeyColumnAsync(string table) => database.ScalarAsync<string>(
        $"select attname::text from pg_index join pg_attribute on attrelid = indrelid and attnum = indkey[0] where indisprimary and indrelid = '{table}'::regclass");
}

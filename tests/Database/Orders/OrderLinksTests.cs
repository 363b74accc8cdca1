using Storefront.Core.Shared;
using Storefront.Infrastructure.Orders;
using Storefront.Tests.Shared;

namespace Storefront.Tests.Database.Orders;

public sealed class OrderLinksTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private readonly OrderId _order = OrderId.New();

    [Fact]
    public async Task A_key_opens_its_own_order_only()
    {
        var links = await NodeAsync();

        var key = links.KeyFor(_order);

        Assert.True(links.IsKeyOf(_order, key));
        Assert.False(links.IsKeyOf(OrderId.New(), key));
        foreach (var wrong in new[] { null, "", key[..^1], key + "A", key.ToUpperInvariant(), _order.ToString() }) Assert.False(links.IsKeyOf(_order, wrong));
    }

    [Fact]
    public async Task Nodes_that_start_at_once_make_the_same_keys()
    {
        var nodes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => NodeAsync()));

        Assert.Single(nodes.Select(node => node.KeyFor(_order)).Distinct());
    }

    private async Task<OrderLinks> NodeAsync()
    {
        var links = new OrderLinks(database);
        await links.RunAsync(TestContext.Current.CancellationToken);
        return links;
    }
}

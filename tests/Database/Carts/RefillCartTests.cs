using Storefront.Core.Carts;
using Storefront.Core.Shared;
using Storefront.Tests.Database.Payments;

namespace Storefront.Tests.Database.Carts;

public sealed class RefillCartTests(SellingShop shop) : IClassFixture<SellingShop>
{
    private readonly CustomerId _customer = CustomerId.New();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Buying_again_puts_the_goods_in_the_cart_and_tells_what_is_gone_or_dearer()
    {
        var (dearer, gone, same) = (await shop.OfferAsync(9), await shop.OfferAsync(1), await shop.OfferAsync(9));
        var order = await shop.BuyAsync(_customer, (dearer.Sku, 1), (gone.Sku, 1), (same.Sku, 2));
        await shop.Database.ScalarAsync<int>($"update catalog.prices set amount_minor = 2600 where variant_id = '{dearer.Id}'");
        var somebody = CustomerId.New();

        var result = await shop.Get<RefillCart>().ExecuteAsync(new(_customer, order, somebody), Ct);

        Assert.Equal((2, 1, 1), (result.Lines, result.Gone.Count, result.Dearer.Count));
        var cart = await shop.Get<ShowCart>().ExecuteAsync(somebody, Ct);
        Assert.Equal([(dearer.Sku, 1), (same.Sku, 2)], cart.Lines.Select(line => (line.Sku, line.Quantity)).OrderBy(line => line.Item2));
    }

    [Fact]
    public async Task Buying_again_twice_changes_no_quantity()
    {
        var order = await shop.BuyAsync(_customer, 2);

        await shop.Get<RefillCart>().ExecuteAsync(new(_customer, order), Ct);
        await shop.Get<RefillCart>().ExecuteAsync(new(_customer, order), Ct);

        Assert.Equal(2, Assert.Single((await shop.Get<ShowCart>().ExecuteAsync(_customer, Ct)).Lines).Quantity);
    }
}

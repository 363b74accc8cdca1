using Storefront.Core.Catalog;
using Storefront.Core.Catalog.Shelf;

namespace Storefront.Tests.Unit.Catalog.Shelf;

public sealed class ShelfRuleTests
{
    [Theory]
    [InlineData(Availability.InStock, 100, 100, ShelfState.InStock)]
    [InlineData(Availability.InStock, ShelfRule.Few, ShelfRule.Few, ShelfState.FewLeft)]
    [InlineData(Availability.InStock, 0, 0, ShelfState.SoldOut)]
    [InlineData(Availability.InStock, -3, -3, ShelfState.SoldOut)]
    [InlineData(Availability.BackOrder, 20, 0, ShelfState.BackOrder)]
    [InlineData(Availability.BackOrder, 40, 20, ShelfState.InStock)]
    [InlineData(Availability.PreOrder, 20, 0, ShelfState.PreOrder)]
    [InlineData(Availability.PreOrder, 0, 0, ShelfState.SoldOut)]
    [InlineData(Availability.Digital, 0, 0, ShelfState.Digital)]
    public void The_shelf_says_what_a_shopper_can_do(Availability sold, int total, int ready, ShelfState says) =>
        Assert.Equal(says, ShelfRule.Of(sold, total, ready));

    [Fact]
    public void A_product_is_as_available_as_its_most_available_variant()
    {
        Assert.Equal(ShelfState.FewLeft, ShelfRule.Best([ShelfState.SoldOut, ShelfState.FewLeft, ShelfState.PreOrder]));
        Assert.Equal(ShelfState.SoldOut, ShelfRule.Best([]));
    }
}

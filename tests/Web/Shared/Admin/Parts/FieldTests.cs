using Storefront.Core.Orders;
using Storefront.Core.Shared;
using Storefront.Web.Shared.Admin.Parts;

namespace Storefront.Tests.Web.Shared.Admin.Parts;

public sealed class FieldTests
{
    [Theory]
    [InlineData("24", 2400)]
    [InlineData("24.5", 2450)]
    [InlineData("24,50", 2450)]
    [InlineData(" -1.00 ", -100)]
    public void An_amount_is_read_with_point_or_comma(string typed, long cents)
    {
        Assert.True(MoneyField.TryRead(typed, Currency.Eur, out var money));
        Assert.Equal(new Money(cents, Currency.Eur), money);
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("1.005")]
    [InlineData("1,000.00")]
    [InlineData("99999999999999999999")]
    public void What_is_no_amount_is_refused(string typed) => Assert.False(MoneyField.TryRead(typed, Currency.Eur, out _));

    [Fact]
    public void An_amount_has_the_digits_of_its_currency()
    {
        Assert.Equal("1900", MoneyField.Write(new Money(1900, Currency.Parse("JPY"))));
        Assert.False(MoneyField.TryRead("19.5", Currency.Parse("JPY"), out _));
    }

    [Fact]
    public void A_filter_reads_what_it_writes()
    {
        foreach (var status in Enum.GetValues<OrderStatus>()) Assert.Equal(status, ListAddresses.FromAddress<OrderStatus>(status.ToAddress()));
        Assert.Equal("pending-payment", OrderStatus.PendingPayment.ToAddress());
        Assert.Null(ListAddresses.FromAddress<OrderStatus>("9"));
    }
}

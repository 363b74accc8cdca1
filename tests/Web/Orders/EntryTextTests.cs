using System.Globalization;
using Storefront.Core.Orders;
using Storefront.Core.Shared;
using Storefront.Web.Orders;

namespace Storefront.Tests.Web.Orders;

public sealed class EntryTextTests
{
    [Theory]
    [InlineData("en-IE", "EUR", "€28.90 Visa •••• 4242")]
    [InlineData("de-DE", "EUR", "28,90 € Visa •••• 4242")]
    [InlineData("de-DE", "JPY", "2.890 ¥ Visa •••• 4242")]
    public void An_amount_is_written_as_its_reader_writes_it(string culture, string currency, string text)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            Assert.Equal(text, EntryText.Of(Entry("Visa •••• 4242", new(2890, Currency.Parse(currency)))).Replace('\u00a0', ' '));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void An_entry_without_money_shows_its_words() => Assert.Equal("2 × Post", EntryText.Of(Entry("2 × Post", null)));

    private static OrderEvent Entry(string note, Money? amount) =>
        new(CustomerId.New(), OrderId.New(), OrderEventKind.PaymentCaptured, "Stripe", note, DateTimeOffset.UnixEpoch) { Amount = amount };
}

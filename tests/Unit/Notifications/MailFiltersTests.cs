using System.Globalization;
using Fluid;
using Fluid.Values;
using Storefront.Infrastructure.Notifications;

namespace Storefront.Tests.Unit.Notifications;

public sealed class MailFiltersTests
{
    [Theory]
    [InlineData("EUR", 123450, "en", "€1,234.50")]
    [InlineData("EUR", 123450, "de", "1.234,50 €")]
    [InlineData("JPY", 1234, "en", "¥1,234")]
    [InlineData("KWD", 1234, "en", "KWD 1.234")]
    public async Task Amounts_follow_their_currency_and_the_readers_language(string currency, long minor, string language, string text)
    {
        var context = new TemplateContext(new TemplateOptions { CultureInfo = CultureInfo.GetCultureInfo(language) });
        var amount = FluidValue.Create(new Dictionary<string, object> { ["minor"] = minor, ["currency"] = currency }, context.Options);
        var written = await MailFilters.Money(amount, FilterArguments.Empty, context);

        Assert.Equal(text, written.ToStringValue().Replace('\u00a0', ' '));
    }

    [Theory]
    [InlineData("en", "Thursday, 4 June")]
    [InlineData("de", "Donnerstag, 4. Juni")]
    public async Task Days_follow_the_readers_language(string language, string text)
    {
        var context = new TemplateContext(new TemplateOptions { CultureInfo = CultureInfo.GetCultureInfo(language) });

        Assert.Equal(text, (await MailFilters.Day(StringValue.Create("2026-06-04"), FilterArguments.Empty, context)).ToStringValue());
    }
}

using System.Globalization;
using Storefront.Core.Shared;

namespace Storefront.Tests.Unit.Shared;

public sealed class CountriesTests
{
    [Theory]
    [InlineData("en", "Germany")]
    [InlineData("de", "Deutschland")]
    [InlineData("ar", "ألمانيا")]
    [InlineData("", "Germany")]
    public void A_country_has_the_name_that_the_reader_knows(string language, string name)
    {
        CultureInfo.CurrentUICulture = new CultureInfo(language);

        Assert.Equal(name, Countries.NameOf("DE"));
    }

    [Fact]
    public void Every_country_has_a_name()
    {
        CultureInfo.CurrentUICulture = new CultureInfo("en");

        Assert.DoesNotContain(Countries.All, code => Countries.NameOf(code) == code);
        Assert.Equal("XX", Countries.NameOf("XX"));
    }
}

using CsCheck;
using Storefront.Core.Shared;

namespace Storefront.Tests.Unit.Shared;

public sealed class SlugTests
{
    [Theory]
    [InlineData("Käthe's Mug №2", "kathe-s-mug-2")]
    [InlineData("  Hello,   World!  ", "hello-world")]
    [InlineData("--a--b--", "a-b")]
    [InlineData("كوب قهوة", "")]
    [InlineData("Mug ☕ 2", "mug-2")]
    [InlineData("", "")]
    public void A_slug_is_made_of_lower_case_letters_digits_and_single_hyphens(string title, string slug) => Assert.Equal(slug, Slug.Of(title));

    [Fact]
    public void Whatever_the_title_a_slug_is_safe_in_an_address() => Gen.String.Sample(title =>
    {
        var slug = Slug.Of(title);
        return slug.Length <= Slug.MaxLength
            && slug.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-')
            && !slug.StartsWith('-') && !slug.EndsWith('-') && !slug.Contains("--", StringComparison.Ordinal);
    });

    [Fact]
    public void A_title_that_is_no_valid_text_still_gets_a_slug() => Assert.Equal("mug-2", Slug.Of("Mug \uD83D 2"));

    [Fact]
    public void A_slug_is_not_slugged_again() => Gen.String[0, 200].Sample(title => Slug.Of(Slug.Of(title)) == Slug.Of(title));

    [Fact]
    public void A_long_title_is_cut() => Assert.Equal(Slug.MaxLength, Slug.Of(new string('a', 500)).Length);
}

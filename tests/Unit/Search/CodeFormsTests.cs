using Storefront.Core.Search;

namespace Storefront.Tests.Unit.Search;

public sealed class CodeFormsTests
{
    [Theory]
    [InlineData("C4872A", "c4872a")]
    [InlineData("CF-531.A", "cf-531.a", "cf531a")]
    [InlineData(" MD 231 LL/A ", "md 231 ll/a", "md231lla")]
    [InlineData("2900420000018", "2900420000018")]
    [InlineData("0882780756328", "0882780756328", "882780756328")]
    [InlineData("0-882780-756328", "0-882780-756328", "0882780756328", "882780756328")]
    [InlineData("0042", "0042")]
    [InlineData("ＡＢ１２", "ab12")]
    [InlineData("Ø-12", "ø-12", "ø12")]
    [InlineData("00000000", "00000000")]
    public void A_code_has_few_forms(string code, params string[] forms) => Assert.Equal(forms, CodeForms.Of(code));

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("-/.")]
    [InlineData("💡")]
    public void What_has_no_letter_or_digit_is_no_code(string text) => Assert.Empty(CodeForms.Of(text));

    [Fact]
    public void A_long_text_is_no_code() => Assert.Empty(CodeForms.Of(new string('7', CodeForms.MaxLength + 1)));
}

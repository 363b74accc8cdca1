using Storefront.Core.Accounts;
using Storefront.Core.Shared;

namespace Storefront.Tests.Unit.Accounts;

public sealed class PasswordRulesTests
{
    private readonly PasswordRules _rules = new(new ShopOptions { Name = "Fennmark" });

    [Theory]
    [InlineData("correct horse battery staple, and then some more of that kind 64")]
    [InlineData("violetumbrella")]
    [InlineData("пароль на каждый день")]
    [InlineData("        x1y2z3        ")]
    public void Anything_long_enough_will_do(string password) => Assert.Null(_rules.Judge(password, "ada@example.org"));

    [Theory]
    [InlineData("", PasswordFault.TooShort)]
    [InlineData("a1!B2?c", PasswordFault.TooShort)]
    [InlineData("password", PasswordFault.TooCommon)]
    [InlineData("Sunshine-2026!", PasswordFault.TooCommon)]
    [InlineData("12345678", PasswordFault.TooCommon)]
    [InlineData("aaaaaaaaaaaa", PasswordFault.TooCommon)]
    [InlineData("Fennmark2026", PasswordFault.TooPersonal)]
    [InlineData("ada.lovelace", PasswordFault.TooPersonal)]
    [InlineData("Ada.Lovelace@example.org", PasswordFault.TooPersonal)]
    public void What_everybody_tries_first_will_not(string password, PasswordFault fault) =>
        Assert.Equal(fault, _rules.Judge(password, "ada.lovelace@example.org"));

    [Fact]
    public void Length_has_an_end_that_nobody_meets()
    {
        var longest = string.Concat(Enumerable.Repeat("abcdefgh", PasswordRules.MaxLength / 8));

        Assert.Null(_rules.Judge(longest, ""));
        Assert.Equal(PasswordFault.TooLong, _rules.Judge(longest + "i", ""));
    }
}

using Storefront.Core.Shared;

namespace Storefront.Tests.Unit.Shared;

public sealed class EmailTests
{
    [Theory]
    [InlineData("ada@example.org")]
    [InlineData("  ada@example.org\t")]
    [InlineData("o'neil+shop@sub.example.co.uk")]
    [InlineData("ada@bücher.example")]
    public void An_address_is_kept_as_typed_without_the_spaces_round_it(string text)
    {
        Assert.True(Email.TryParse(text, out var email));
        Assert.Equal(text.Trim(), email.Value);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("ada")]
    [InlineData("@example.org")]
    [InlineData("ada@")]
    [InlineData("ada@localhost")]
    [InlineData("ada@example.")]
    [InlineData("ada@@example.org")]
    [InlineData("ada lovelace@example.org")]
    [InlineData("Ada <ada@example.org>")]
    [InlineData("ada@example.org, eve@example.org")]
    [InlineData("ada@example.org;eve@example.org")]
    [InlineData("ada@example.org\r\nBcc: eve@example.org")]
    [InlineData("ada\0@example.org")]
    [InlineData("ada\u202E@example.org")]
    [InlineData("ada\u200B@example.org")]
    public void What_could_not_be_delivered_or_could_deceive_is_no_address(string? text) => Assert.False(Email.TryParse(text, out _));

    [Fact]
    public void An_address_is_no_longer_than_mail_carries()
    {
        var longest = new string('a', 59) + "@" + string.Join('.', Enumerable.Repeat(new string('b', 47), 4)) + ".eu";

        Assert.True(Email.TryParse(longest, out _));
        Assert.False(Email.TryParse("a" + longest + longest, out _));
    }

    [Fact]
    public void Addresses_compare_without_regard_to_case()
    {
        Email.TryParse("Ada@Example.ORG", out var shouted);
        Email.TryParse("ada@example.org", out var quiet);

        Assert.Equal(quiet.Normalized, shouted.Normalized);
    }
}

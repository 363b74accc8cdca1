using CsCheck;
using Storefront.Core.Checkout;
using Storefront.Core.Shared;

namespace Storefront.Tests.Unit.Checkout;

public sealed class ContactRulesTests
{
    private static readonly HashSet<string> s_countries = ["IE", "DE", "AE"];

    private static readonly ContactDraft s_good = new()
    {
        Email = "ada@example.org",
        Name = "Ada Byron",
        Line1 = "1 Quay",
        Postcode = "D01 F5P2",
        City = "Dublin",
        Country = "IE",
    };

    [Fact]
    public void A_complete_contact_has_no_problem() => Assert.Empty(Check(s_good));

    [Fact]
    public void Spaces_round_the_texts_and_a_country_in_small_letters_are_no_problem()
    {
        var loose = s_good with { Email = " ada@example.org ", Name = "  Ada Byron ", Country = " ie ", Postcode = " D01 F5P2 ", Company = "  " };

        Assert.Empty(Check(loose));
        Assert.Equal(s_good.ToAddress(), loose.ToAddress());
    }

    [Fact]
    public void An_empty_contact_is_told_everything_at_once() =>
        Assert.Equal(["email", "name", "line1", "city", "postcode", "country"], Check(new()).Select(problem => problem.Field));

    [Fact]
    public void Who_collects_needs_a_name_and_a_mail_address_and_nothing_else()
    {
        Assert.Equal(["email", "name"], Check(new() { Way = ContactDraft.Collect }).Select(problem => problem.Field));
        Assert.Empty(Check(new() { Way = ContactDraft.Collect, Email = "ada@example.org", Name = "Ada Byron", Country = "nowhere", Postcode = "!" }));
        Assert.Equal(["phone"], Check(s_good with { Way = ContactDraft.Collect, Phone = "call me" }).Select(problem => problem.Field));
    }

    [Theory]
    [InlineData("عادة بايرون", "شارع البحر ١")]
    [InlineData("王小明", "中山路 1 號")]
    [InlineData("Zoë 🏠 Müller-Łoś", "Straße 1 👨‍👩‍👧")]
    public void Every_script_has_names_and_streets(string name, string line1) => Assert.Empty(Check(s_good with { Name = name, Line1 = line1, City = name }));

    [Fact]
    public void A_text_of_120_characters_is_taken_and_one_more_is_not()
    {
        Assert.Empty(Check(s_good with { Name = new string('a', 120) }));
        Assert.Equal(ProblemCode.TooLong, Assert.Single(Check(s_good with { Name = new string('a', 121) })).Code);
    }

    [Theory]
    [InlineData("Ada\0Byron", "Ada Byron")]
    [InlineData("Ada\r\nByron", "Ada  Byron")]
    [InlineData("Ada {half}", "Ada \uFFFD")]
    [InlineData("عادة 🏠", "عادة 🏠")]
    public void What_neither_a_label_nor_the_database_can_carry_is_replaced(string typed, string kept)
    {
        var draft = new CheckoutDraft(CustomerId.New(), CheckoutId.New(), CartId.New(), DateTimeOffset.UnixEpoch);

        draft.Type(s_good with { Name = typed.Replace("{half}", "\uD83D", StringComparison.Ordinal) }, DateTimeOffset.UnixEpoch);

        Assert.Equal(s_good with { Name = kept }, draft.Contact);
    }

    [Theory]
    [InlineData("12345")]
    [InlineData("SW1A 1AA")]
    [InlineData("1234-567")]
    [InlineData("١٢٣٤٥")]
    public void Postcodes_of_many_countries_are_taken(string postcode) => Assert.Empty(Check(s_good with { Postcode = postcode }));

    [Theory]
    [InlineData("?")]
    [InlineData("<script>")]
    [InlineData("12345678901234567")]
    public void A_postcode_that_cannot_be_one_is_pointed_out(string postcode) =>
        Assert.Equal(ProblemCode.InvalidPostcode, Assert.Single(Check(s_good with { Postcode = postcode })).Code);

    [Fact]
    public void Where_addresses_have_no_postcode_none_is_asked_for()
    {
        Assert.Empty(Check(s_good with { Country = "ae", City = "Dubai", Postcode = "" }));
        Assert.Equal(ProblemCode.Required, Assert.Single(Check(s_good with { Postcode = "" })).Code);
    }

    [Theory]
    [InlineData("+353 1 234 5678", true)]
    [InlineData("(01) 234-5678", true)]
    [InlineData("", true)]
    [InlineData("call me", false)]
    [InlineData("12", false)]
    public void A_phone_number_is_optional_and_must_look_like_one(string phone, bool good) => Assert.Equal(good, !Check(s_good with { Phone = phone }).Any());

    [Fact]
    public void A_country_that_is_not_delivered_to_is_pointed_out() =>
        Assert.Equal(ProblemCode.UnknownCountry, Assert.Single(Check(s_good with { Country = "XX" })).Code);

    [Fact]
    public void Whatever_is_typed_is_judged_and_never_thrown_at() => Gen.String.Sample(text =>
        Check(new() { Email = text, Name = text, Company = text, Line1 = text, Line2 = text, Postcode = text, City = text, Region = text, Country = text, Phone = text }).Count() < 20);

    private static IEnumerable<CheckoutProblem> Check(ContactDraft contact) => ContactRules.Check(contact, s_countries);
}

using Storefront.Core.Catalog.Editing;
using Storefront.Core.Shared;
using Storefront.Web.Catalog.Admin;

namespace Storefront.Tests.Web.Catalog.Admin;

public sealed class ProductDraftTests
{
    private static readonly DateTimeOffset s_published = new(2026, 6, 1, 8, 30, 15, TimeSpan.Zero);
    private static readonly ProductSheet s_seen = Sheet(1, "Mug", "Holds tea.", 2400);

    private readonly ProductDraft _draft = new(s_seen, [], TimeZoneInfo.FindSystemTimeZoneById("Europe/Dublin"));

    [Fact]
    public void An_untouched_draft_has_nothing_to_save() => Assert.False(_draft.IsChanged);

    [Fact]
    public void What_was_typed_stays_and_what_was_not_touched_becomes_what_is_stored()
    {
        _draft.Words[ProductField.Title] = "Tea mug";

        _draft.Rebase(Sheet(2, "Soup mug", "Holds soup.", 1900));

        Assert.Equal(new ProductWords("Tea mug", "Holds soup.", ""), _draft.ToWords());
        Assert.Equal("19.00", _draft.Prices[0].Amount);
        Assert.Equal(2, _draft.Seen.Version);
        Assert.True(_draft.WordsChanged);
    }

    [Fact]
    public void A_typed_price_survives_another_editors_texts()
    {
        _draft.Prices[0].Amount = "20.00";

        _draft.Rebase(Sheet(2, "Soup mug", "Holds tea.", 2400));

        Assert.Equal("20.00", _draft.Prices[0].Amount);
        Assert.True(_draft.PricesChanged);
        Assert.False(_draft.WordsChanged);
    }

    [Fact]
    public void The_others_changes_are_told_beside_mine()
    {
        _draft.Words[ProductField.Title] = "Tea mug";

        var changes = _draft.ChangesIn(Sheet(2, "Soup mug", "Holds soup.", 1900));

        Assert.Equal(
            [
                new TheirChange(ProductField.Title, null, "Soup mug", "Tea mug"),
                new TheirChange(ProductField.Summary, null, "Holds soup.", null),
                new TheirChange(ProductField.Price, "MUG-1", "19.00", null),
            ],
            changes);
    }

    [Fact]
    public void A_moment_that_was_not_touched_keeps_its_seconds()
    {
        Assert.Equal("2026-06-01T09:30", _draft.Words[ProductField.From]);
        Assert.Equal(s_published, _draft.ToPublication()!.From);
    }

    [Theory]
    [InlineData("2026-07-01T10:00", 9)]
    [InlineData("2026-12-01T10:00", 10)]
    public void A_typed_moment_is_in_the_shops_time_zone(string typed, int utcHour)
    {
        _draft.Words[ProductField.From] = typed;

        Assert.Equal(utcHour, _draft.ToPublication()!.From!.Value.UtcDateTime.Hour);
    }

    [Theory]
    [InlineData("tomorrow")]
    [InlineData("2026-03-29T01:30")]
    public void A_moment_that_does_not_exist_is_none(string typed)
    {
        _draft.Words[ProductField.From] = typed;

        Assert.Null(_draft.ToPublication());
    }

    private static ProductSheet Sheet(long version, string title, string summary, long cents) => new()
    {
        Id = new(Guid.Empty),
        Version = version,
        Slug = "mug",
        Category = "Mugs",
        Brand = null,
        Words = new(title, summary, ""),
        Publication = new(s_published, null),
        ChangedAt = s_published,
        ChangedBy = null,
        Picture = null,
        Variants = [new(new(Guid.Empty), "MUG-1", "", true, [new(new(cents, Currency.Eur), null)])],
    };
}

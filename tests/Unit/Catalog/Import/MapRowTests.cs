using Storefront.Core.Catalog.Import;
using Storefront.Core.Shared;

namespace Storefront.Tests.Unit.Catalog.Import;

public sealed class MapRowTests
{
    private static readonly ImportMap s_map = new()
    {
        Sku = new("id"),
        Title = new("name"),
        Category = new("path"),
        Gtins = new("ean"),
        Price = new() { From = "price" },
        PublishedAt = new("since"),
        Attributes = new() { Rest = true },
    };

    [Fact]
    public void Named_fields_go_where_the_map_says_and_the_rest_are_attributes()
    {
        var item = Map(("id", " A-1 "), ("name", "Mug"), ("path", "Table > Mugs"), ("ean", "40-06381 333931"), ("price", "12,50"), ("Glaze colour", "Oat")).Item!;

        Assert.Equal("A-1", item.Variants[0].Sku);
        Assert.Equal(["Table", "Mugs"], item.Category!);
        Assert.Equal(["4006381333931"], item.Variants[0].Gtins!);
        Assert.Equal(new Money(1250, Currency.Eur), item.Variants[0].Price?.Amount);
        Assert.Equal(("glaze_colour", "Glaze colour", "Oat"), item.Attributes!.Select(a => (a.Code, a.Name, a.Content.Text)).Single());
    }

    [Fact]
    public void A_row_without_sku_is_rejected()
    {
        var problem = Assert.Single(Map(("name", "Mug")).Problems);

        Assert.Equal(new ImportProblem(7, null, "sku", "is missing", Rejected: true), problem);
    }

    [Fact]
    public void An_unreadable_price_rejects_the_row_because_a_wrong_one_would_be_sold_at()
    {
        var mapped = Map(("id", "A"), ("name", "Mug"), ("price", "call us"));

        Assert.Null(mapped.Item);
        Assert.Equal("'call us' is no amount of EUR", Assert.Single(mapped.Problems).Reason);
    }

    [Fact]
    public void Other_unreadable_fields_are_told_and_left_out()
    {
        var mapped = Map(("id", "A"), ("price", "1"), ("ean", "abc"), ("since", "soon"));

        Assert.Empty(mapped.Item!.Variants[0].Gtins!);
        Assert.Null(mapped.Item.PublishedAt);
        Assert.Equal(["gtins", "publishedAt"], mapped.Problems.Select(problem => problem.Field).Order());
        Assert.DoesNotContain(mapped.Problems, problem => problem.Rejected);
    }

    [Fact]
    public void The_currency_of_the_person_who_imports_wins()
    {
        var map = s_map with { Price = new() { From = "price", Currency = "USD" } };

        var item = new MapRow(map, new(Currency: "CHF"), Currency.Eur).Execute(Rows.Row(1, ("id", "A"), ("price", "5"))).Item!;

        Assert.Equal("CHF", item.Variants[0].Price?.Amount.Currency.Code);
    }

    [Fact]
    public void A_NUL_in_a_text_is_dropped_because_the_database_takes_none() =>
        Assert.Equal("Mug", Map(("id", "A"), ("name", "M\0ug"), ("price", "1")).Item!.Title);

    [Fact]
    public void Two_names_that_make_one_code_are_both_kept()
    {
        var item = Map(("id", "A"), ("price", "1"), ("Size!", "S"), ("size", "M")).Item!;

        Assert.Equal(["size", "size_2"], item.Attributes!.Select(attribute => attribute.Code));
    }

    private static MapRow.Outcome Map(params (string, string)[] fields) => new MapRow(s_map, new(), Currency.Eur).Execute(Rows.Row(7, fields));
}

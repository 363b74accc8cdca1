using Storefront.Core.Catalog.Editing;
using Storefront.Core.Shared;
using Storefront.Tests.Shared;

namespace Storefront.Tests.Database.Catalog.Editing;

public sealed class EditProductTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private readonly Desk _desk = new(database);

    [Fact]
    public async Task The_second_of_two_editors_is_told_what_the_first_stored_and_by_whom()
    {
        var seen = await _desk.MugAsync();
        Assert.IsType<EditProduct.Result.Saved>(await _desk.RenameAsync(seen, "Soup mug", "ann@shop.example"));

        var told = Assert.IsType<EditProduct.Result.ChangedBySomebodyElse>(await _desk.RenameAsync(seen, "Tea mug", "ben@shop.example"));

        Assert.Equal(("Soup mug", "ann@shop.example"), (told.Now.Words.Title, told.Now.ChangedBy));
        Assert.Equal("Soup mug", (await ReadAsync(seen.Id)).Words.Title);
    }

    [Fact]
    public async Task Saving_mine_anyway_after_having_been_told_wins()
    {
        var seen = await _desk.MugAsync();
        await _desk.RenameAsync(seen, "Soup mug");
        var told = Assert.IsType<EditProduct.Result.ChangedBySomebodyElse>(await _desk.RenameAsync(seen, "Tea mug"));

        Assert.IsType<EditProduct.Result.Saved>(await _desk.RenameAsync(told.Now, "Tea mug"));

        Assert.Equal("Tea mug", (await ReadAsync(seen.Id)).Words.Title);
    }

    [Fact]
    public async Task An_editor_who_saves_while_another_is_saving_is_told()
    {
        var seen = await _desk.MugAsync();
        var faster = database.Commands.Before("UPDATE catalog.products", () => _desk.RenameAsync(seen, "Soup mug"));

        var told = Assert.IsType<EditProduct.Result.ChangedBySomebodyElse>(await _desk.RenameAsync(seen, "Tea mug"));

        Assert.IsType<EditProduct.Result.Saved>(await faster);
        Assert.Equal("Soup mug", told.Now.Words.Title);
    }

    [Fact]
    public async Task Of_twenty_editors_at_once_exactly_one_is_first()
    {
        var seen = await _desk.MugAsync();

        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() => _desk.RenameAsync(seen, $"Mug {i}"))));

        Assert.Single(results.OfType<EditProduct.Result.Saved>());
        Assert.Equal(19, results.OfType<EditProduct.Result.ChangedBySomebodyElse>().Count());
        Assert.Equal(seen.Version + 1, (await ReadAsync(seen.Id)).Version);
    }

    [Fact]
    public async Task A_saved_product_is_announced_once()
    {
        var seen = await _desk.MugAsync();

        await _desk.RenameAsync(seen, "Soup mug");

        Assert.Equal(1L, await database.ScalarAsync<long>($"select count(*) from events.outbox where type = 'ProductChanged' and payload::text like '%{seen.Id}%'"));
    }

    [Fact]
    public async Task Each_mistake_is_named_and_nothing_is_stored()
    {
        var seen = await _desk.MugAsync();
        var now = database.Clock.GetUtcNow();

        var result = await _desk.Edit.ExecuteAsync(
            new(seen.Id, seen.Version, new("  ", new string('s', 501), ""), new(now, now), "ann@shop.example"), TestContext.Current.CancellationToken);

        var invalid = Assert.IsType<EditProduct.Result.Invalid>(result);
        Assert.Equal([ProductFault.TitleMissing, ProductFault.SummaryTooLong, ProductFault.EndsBeforeItBegins], invalid.Faults);
        Assert.Equal(seen.Version, (await ReadAsync(seen.Id)).Version);
    }

    [Fact]
    public async Task An_unknown_product_is_said_to_be_unknown() =>
        Assert.IsType<EditProduct.Result.NoSuchProduct>(
            await _desk.Edit.ExecuteAsync(new(ProductId.New(), 1, new("Mug", "", ""), Desk.Draft, "ann@shop.example"), TestContext.Current.CancellationToken));

    private async Task<ProductSheet> ReadAsync(ProductId id) => (await _desk.Sheets.ExecuteAsync(id, TestContext.Current.CancellationToken))!;
}

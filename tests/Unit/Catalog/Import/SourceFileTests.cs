using System.IO.Compression;
using System.Text;
using Storefront.Core.Catalog.Import;
using Storefront.Infrastructure.Catalog.Import;

namespace Storefront.Tests.Unit.Catalog.Import;

public sealed class SourceFileTests : IDisposable
{
    private readonly string _path = Path.GetTempFileName();

    [Fact]
    public async Task A_spreadsheet_with_byte_order_mark_semicolons_and_quotes_is_read()
    {
        var rows = await ReadAsync("\uFEFFsku;name;price\r\nA;\"Mug; \"\"Oat\"\"\nsecond line\";1,50\r\n\r\nB;27\" screen;2\r\n");

        Assert.Equal([1, 2], rows.Select(row => row.Number));
        Assert.Equal("Mug; \"Oat\"\nsecond line", rows[0].Fields?.Find("name")?.AsText());
        Assert.Equal("1,50", rows[0].Fields?.Find("price")?.AsText());
        Assert.Equal("27\" screen", rows[1].Fields?.Find("name")?.AsText());
    }

    [Fact]
    public async Task A_row_with_too_many_fields_is_unreadable_and_the_next_is_not()
    {
        var rows = await ReadAsync("sku,name\nA,Mug,too,much\nB,Cup\nC\n");

        Assert.Equal("has 4 fields, and the header 2", rows[0].Unreadable);
        Assert.Equal("Cup", rows[1].Fields?.Find("name")?.AsText());
        Assert.Null(rows[2].Fields?.Find("name"));
    }

    [Fact]
    public async Task A_quote_that_is_never_closed_is_told()
    {
        var rows = await ReadAsync("sku,name\nA,Mug\nB,\"Cup\nC,Pot\n");

        Assert.Equal("Mug", rows[0].Fields?.Find("name")?.AsText());
        Assert.Equal("has a quote that is never closed", rows[1].Unreadable);
    }

    [Fact]
    public async Task Columns_of_one_name_are_told_apart()
    {
        var rows = await ReadAsync("sku\timage\timage\t\nA\t1\t2\t3\n");

        Assert.Equal(["sku", "image", "image 2", "column 4"], rows[0].Fields!.Named.Keys);
    }

    [Fact]
    public async Task Lines_of_JSON_keep_their_types_and_a_broken_line_stops_nothing()
    {
        var rows = await ReadAsync("""
            {"id": "1", "n": 2.5, "b": true, "list": ["a", "b"], "in": {"side": "x"}, "none": null}

            {"id": "2"
            [1]
            {"id": "3"}
            """);

        Assert.Equal(2.5, Assert.IsType<FieldValue.Number>(rows[0].Fields?.Find("n")).Value);
        Assert.True(Assert.IsType<FieldValue.Flag>(rows[0].Fields?.Find("b")).Value);
        Assert.Equal("x", rows[0].Fields?.Find("in.side")?.AsText());
        Assert.Null(rows[0].Fields?.Find("none"));
        Assert.StartsWith("is no JSON", rows[1].Unreadable, StringComparison.Ordinal);
        Assert.Equal("is no JSON object", rows[2].Unreadable);
        Assert.Equal("3", rows[3].Fields?.Find("id")?.AsText());
    }

    [Fact]
    public async Task A_packed_file_is_read_like_a_plain_one_whatever_its_name()
    {
        await using (var file = File.Create(_path))
        await using (var packed = new GZipStream(file, CompressionLevel.Fastest))
            await packed.WriteAsync(Encoding.UTF8.GetBytes("""{"id": "1"}"""), TestContext.Current.CancellationToken);

        var source = await SourceFile.OpenAsync(_path, TestContext.Current.CancellationToken);

        Assert.Equal("1", source.Read().Single().Fields?.Find("id")?.AsText());
    }

    public void Dispose() => File.Delete(_path);

    private async Task<List<SourceRow>> ReadAsync(string content)
    {
        await File.WriteAllTextAsync(_path, content, TestContext.Current.CancellationToken);
        return [.. (await SourceFile.OpenAsync(_path, TestContext.Current.CancellationToken)).Read()];
    }
}

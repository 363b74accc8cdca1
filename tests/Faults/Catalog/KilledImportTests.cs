using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Storefront.Infrastructure.Database.Embedded;
using Storefront.Tests.Shared;

namespace Storefront.Tests.Faults.Catalog;

public sealed class KilledImportTests : IDisposable
{
    private const int Products = 8000;

    private readonly ScratchFolder _scratch = new();

    private string File => _scratch.Inside("products.jsonl");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_import_that_is_killed_goes_on_where_it_stopped_and_a_third_run_changes_nothing()
    {
        await System.IO.File.WriteAllLinesAsync(File, Enumerable.Range(1, Products).Select(Line), Ct);

        await KillAfterFirstBatchAsync();
        var second = await RunAsync();
        var third = await RunAsync();

        Assert.Contains("Went on behind row", second, StringComparison.Ordinal);
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"0 new, 0 changed, {Products:N0} the same"), third, StringComparison.Ordinal);
        Assert.Equal(Products, await CountAsync("catalog.products where version = 1"));
        Assert.Equal(Products * 3, await CountAsync("catalog.attribute_values"));
        Assert.Equal(Products, await CountAsync("inventory.inventory where on_hand = 7"));
        Assert.Equal(Products, await CountAsync("inventory.movements where quantity = 7"));
    }

    public void Dispose() => _scratch.Dispose();

    private static string Line(int n) => $$"""{"sku": "K-{{n}}", "title": "Thing {{n % 5000}}", "category": ["Kind {{n % 9}}"], "price": {{n}}, "attrs": {"size": {{n}}, "colour": "Oat", "safe": true} }""";

    private async Task KillAfterFirstBatchAsync()
    {
        using var import = Start();
        while (await import.StandardError.ReadLineAsync(Ct) is { } line && !line.Contains(" rows: ", StringComparison.Ordinal))
        {
        }
        Assert.False(import.HasExited);
        import.Kill();
        await import.WaitForExitAsync(Ct);
    }

    private async Task<string> RunAsync()
    {
        using var import = Start();
        var problems = import.StandardError.ReadToEndAsync(Ct);
        var said = await import.StandardOutput.ReadToEndAsync(Ct);
        await import.WaitForExitAsync(Ct);
        Assert.True(import.ExitCode == 0, await problems);
        return said;
    }

    private Process Start() => Process.Start(new ProcessStartInfo("dotnet", [
        Path.Combine(AppContext.BaseDirectory, "Storefront.Web.dll"), "import", File, "--stock", "7", $"--Data:Path={_scratch.Path}", "--Demo=false",
    ])
    { RedirectStandardOutput = true, RedirectStandardError = true })!;

    private async Task<long> CountAsync(string rows)
    {
        await using var postgres = await EmbeddedPostgres.StartAsync(new() { Folder = _scratch.Inside("postgres") }, NullLogger.Instance, Ct);
        await using var connection = new NpgsqlConnection(postgres.ConnectionString("storefront") + ";Pooling=false");
        await connection.OpenAsync(Ct);
        await using var command = new NpgsqlCommand($"select count(*) from {rows}", connection);
        return (long)(await command.ExecuteScalarAsync(Ct))!;
    }
}

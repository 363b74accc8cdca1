using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Storefront.Core.Audit;
using Storefront.Core.Shared;
using Storefront.Tests.Database.Payments;

namespace Storefront.Tests.Database.Audit;

public sealed class ReportProofTests(SellingShop shop) : IClassFixture<SellingShop>
{
    private readonly WrittenLog _log = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_night_without_a_broken_promise_is_one_quiet_line()
    {
        await shop.BuyAsync(CustomerId.New());

        Assert.True((await ReportAsync()).Holds);

        Assert.StartsWith("Information: Proven:", Assert.Single(_log.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_promise_is_an_error_that_names_it_and_none_of_its_rows()
    {
        await ExecuteAsync("INSERT INTO orders.requests (owner, key, fingerprint, asked_at) VALUES ('ada@example.org', 'k', 'f', now())");

        await ReportAsync();

        var line = Assert.Single(_log.Lines);
        Assert.StartsWith("Error: Broken: I7", line, StringComparison.Ordinal);
        Assert.DoesNotContain("ada@example.org", line, StringComparison.Ordinal);
        await ExecuteAsync("DELETE FROM orders.requests WHERE owner = 'ada@example.org'");
    }

    private Task<Proof> ReportAsync() => new ReportProof(shop.Get<ProveShop>(), shop.Clock, _log).ExecuteAsync(Ct);

    private async Task ExecuteAsync(string sql)
    {
        await using var context = shop.Database.CreateDbContext();
        await context.Database.ExecuteSqlRawAsync(sql, Ct);
    }

    private sealed class WrittenLog : ILogger<ReportProof>
    {
        public List<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Lines.Add($"{logLevel}: {formatter(state, exception)}");
    }
}

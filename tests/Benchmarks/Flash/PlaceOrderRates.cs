using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Storefront.Core.Checkout;
using Storefront.Core.Inventory;
using Storefront.Core.Shared;
using Storefront.Infrastructure.Database;
using Storefront.Infrastructure.Orders;
using Storefront.Tests.Benchmarks.Shared;

namespace Storefront.Tests.Benchmarks.Flash;

/// <summary>Orders a second of the use case itself on one SKU, in this process, on the durable PostgreSQL of the folder; and of its statements alone.</summary>
internal sealed class PlaceOrderRates(IServiceProvider services)
{
    // More than these would only queue: PostgreSQL's best is looked for.
    private static readonly int[] s_pgBenchClients = [8, 16, 64];

    private int _next;

    public static async Task<(IReadOnlyList<Rate> Rates, Rate Statements)> MeasureAsync(BenchFolder folder, IReadOnlyList<int> clients, int orders)
    {
        var data = folder.Inside("data");
        await using var services = Build(data);
        await services.GetRequiredService<DatabaseConnection>().OpenAsync(CancellationToken.None);
        var rates = new PlaceOrderRates(services);
        var ready = new ReadyCheckouts(services.GetRequiredService<IDbContextFactory<StorefrontContext>>());
        await ready.ShelveAsync(services.GetRequiredService<IShelfLedger>(), services.GetRequiredService<IStorefrontDb>(), 10_000_000);
        await ready.AddAsync(0, orders * (clients.Count + s_pgBenchClients.Length + 2));

        await rates.PlaceAsync(16, orders); // compiled and prepared
        var measured = new List<Rate>();
        foreach (var count in clients) measured.Add(await rates.PlaceAsync(count, orders));
        var statements = new List<Rate>();
        foreach (var count in s_pgBenchClients) statements.Add(await rates.ReplayAsync(folder, data, count, orders));
        NpgsqlConnection.ClearAllPools();
        return (measured, statements.MaxBy(rate => rate.OrdersASecond)!);
    }

    private async Task<Rate> PlaceAsync(int clients, int orders)
    {
        var clock = Stopwatch.StartNew();
        var last = _next + orders;
        await Task.WhenAll(Enumerable.Range(0, clients).Select(_ => Task.Run(async () =>
        {
            for (var n = Interlocked.Increment(ref _next) - 1; n < last; n = Interlocked.Increment(ref _next) - 1) await PlaceOneAsync(n);
        })));
        _next = last;
        return new(clients, orders / clock.Elapsed.TotalSeconds);
    }

    private async Task PlaceOneAsync(int n)
    {
        await using var scope = services.CreateAsyncScope();
        var place = scope.ServiceProvider.GetRequiredService<PlaceOrder>();
        var total = new Money(0, Currency.Eur);
        var result = await place.ExecuteAsync(new(ReadyCheckouts.Customer(n), ReadyCheckouts.Checkout(n), s_total ?? total), CancellationToken.None);
        if (result is PlaceOrder.Result.PriceChanged price) result = await place.ExecuteAsync(new(ReadyCheckouts.Customer(n), ReadyCheckouts.Checkout(n), (s_total = price.Now).Value), CancellationToken.None);
        if (result is not PlaceOrder.Result.Placed) throw new InvalidOperationException($"Not placed: {result}");
    }

    private async Task<Rate> ReplayAsync(BenchFolder folder, string data, int clients, int orders)
    {
        var script = await ScriptAsync(data);
        var rate = await new PgBench(services.GetRequiredService<DatabaseConnection>().ConnectionString, folder).RunAsync(script, clients, orders);
        _next += orders;
        return rate;
    }

    // What the goods and their delivery come to; the first answer says it.
    private static Money? s_total;

    /// <summary>Places one order while PostgreSQL writes down every statement.</summary>
    private async Task<string> ScriptAsync(string data)
    {
        var log = Path.Combine(data, "postgres", "postgres.log");
        var connection = services.GetRequiredService<DatabaseConnection>().ConnectionString;
        await ExecuteAsync(connection, "ALTER DATABASE storefront SET log_min_duration_statement = 0");
        NpgsqlConnection.ClearAllPools();
        var from = new FileInfo(log).Length;
        var n = _next++;
        await PlaceOneAsync(n);
        await ExecuteAsync(connection, "ALTER DATABASE storefront RESET log_min_duration_statement");
        NpgsqlConnection.ClearAllPools();
        await using var file = new FileStream(log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        file.Seek(from, SeekOrigin.Begin);
        using var reader = new StreamReader(file);
        return StatementLog.ToScript(await reader.ReadToEndAsync(), n, _next);
    }

    private static async Task ExecuteAsync(string address, string sql)
    {
        await using var connection = new NpgsqlConnection(address);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static ServiceProvider Build(string data)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Data:Path"] = data }).Build();
        return new ServiceCollection()
            .AddLogging()
            .AddSingleton(TimeProvider.System)
            .AddSingleton(new ShopOptions())
            .AddStorefrontDatabase(configuration, ShopProgram.Root)
            .AddStorefrontOrders()
            .BuildServiceProvider();
    }
}

using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Storefront.Core.Carts;
using Storefront.Core.Checkout;
using Storefront.Core.Shared;
using Storefront.Infrastructure.Database;
using Storefront.Tests.Database.Payments;

namespace Storefront.Tests.Database.Database;

/// <summary>PostgreSQL dies: after a commit and before it can say so, or while it is asked.</summary>
public sealed class LostLineTests(SellingShop shop) : IClassFixture<SellingShop>
{
    private readonly CustomerId _customer = CustomerId.New();
    private readonly LostAnswer _lost = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_piece_is_not_put_into_the_cart_twice()
    {
        await Assert.ThrowsAsync<OutcomeUnknownException>(() => new AddToCart(Db(), shop.Options, shop.Clock).ExecuteAsync(new(_customer, SellingShop.Sku, 1), Ct));

        Assert.Equal(1, await shop.Db.ReadAsync((tables, ct) => tables.CartItems.Where(item => item.CustomerId == _customer).Select(item => item.Quantity).SingleAsync(ct), Ct));
    }

    [Fact]
    public async Task A_request_with_a_key_gets_the_answer_that_was_lost()
    {
        var seen = await shop.ReadyToOrderAsync(_customer);
        var place = new PlaceOrder.Command(_customer, seen.Draft.Id, seen.Totals.Total, new(_customer, RequestKey.Fresh()));

        var placed = await Db().RunAsync<PlaceOrder.Result>(place.Request!.For(place), async (work, ct) =>
        {
            await work.CommitAsync(ct);
            return new PlaceOrder.Result.Placed(OrderId.New(), "kept");
        }, Ct);

        Assert.Equal("kept", Assert.IsType<PlaceOrder.Result.Placed>(placed).Number);
        Assert.Equal(1, _lost.Times);
    }

    [Fact]
    public async Task Pressing_the_button_again_finds_the_order()
    {
        var seen = await shop.ReadyToOrderAsync(_customer);
        var place = new PlaceOrder(Db(), shop.Get<Core.Inventory.IStockLedger>(), shop.Get<Core.Orders.IOrderNumbers>(), shop.Get<CheckoutRulebook>(), shop.Get<PlacingTurns>(), shop.Clock);
        var press = new PlaceOrder.Command(_customer, seen.Draft.Id, seen.Totals.Total);

        await Assert.ThrowsAsync<OutcomeUnknownException>(() => place.ExecuteAsync(press, Ct));

        Assert.IsType<PlaceOrder.Result.Placed>(await place.ExecuteAsync(press, Ct));
        Assert.Equal(1, await shop.Database.ScalarAsync<long>($"SELECT count(*) FROM orders.orders WHERE customer_id = '{_customer}'"));
    }

    [Fact]
    public async Task A_question_over_a_line_that_breaks_is_asked_again()
    {
        var broken = new BrokenLine();

        var pieces = await Db(broken).ReadAsync((tables, ct) => tables.CartItems.CountAsync(item => item.CustomerId == _customer, ct), Ct);

        Assert.Equal((0, 2), (pieces, broken.Times));
    }

    private StorefrontDb Db() => Db(_lost);

    private StorefrontDb Db(IInterceptor fault) => new(new Contexts(shop.Database.ConnectionString, fault), shop.Clock, NullLogger<StorefrontDb>.Instance);

    private sealed class Contexts(string connection, IInterceptor interceptor) : IDbContextFactory<StorefrontContext>
    {
        public StorefrontContext CreateDbContext() => new(new DbContextOptionsBuilder<StorefrontContext>().UseStorefront(connection).AddInterceptors(interceptor).Options);
    }

    /// <summary>Of the first commit.</summary>
    private sealed class LostAnswer : DbTransactionInterceptor
    {
        public int Times { get; private set; }

        public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default) =>
            Times++ == 0 ? throw new NpgsqlException("Exception while reading from stream", new IOException()) : Task.CompletedTask;
    }

    /// <summary>As Npgsql says it when the connection is taken away under a reader, the first time.</summary>
    private sealed class BrokenLine : DbCommandInterceptor
    {
        public int Times { get; private set; }

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) =>
            Times++ == 0 ? throw new NullReferenceException { Source = "Npgsql" } : ValueTask.FromResult(result);
    }
}

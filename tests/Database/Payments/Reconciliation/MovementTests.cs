using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Storefront.Core.Payments;
using Storefront.Core.Payments.Reconciliation;
using Storefront.Core.Shared;

namespace Storefront.Tests.Database.Payments.Reconciliation;

/// <summary>The movements of Stripe's balance against the ledger: both books may agree on a payment while other money moved.</summary>
public sealed class MovementTests(SellingShop shop) : IClassFixture<SellingShop>, IAsyncDisposable
{
    private const long Total = 2890;

    private readonly CustomerId _customer = CustomerId.New();
    private readonly AlteredBooks _books = new(shop.Get<IProviderBooks>());

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync() => await LedgerProof.HoldsAsync(shop.Database);

    [Fact]
    public async Task Equal_movements_are_no_matter()
    {
        await SoldAsync(refunded: 890);

        var run = await ReconcileAsync();

        Assert.Equal((ReconciliationOutcome.Complete, 0), (run.Outcome, run.Differences));
        Assert.True(run.Movements >= 2, $"{run.Movements} movements");
        Assert.Empty(await MattersAsync());
    }

    [Fact]
    public async Task A_charge_that_moved_one_cent_less_is_shown_with_both_numbers_and_stands_only_with_a_reason()
    {
        var intent = await SoldAsync();
        _books.Alter = movement => movement with { Amount = movement.Amount - new Money(1, movement.Amount.Currency) };

        await ReconcileAsync();

        var matter = Assert.Single(await MattersAsync());
        Assert.Equal((intent, MoneyRepair.Review, MoneyMatterState.Open), (matter.IntentId, matter.Repair, matter.State));
        Assert.Equal((Total, Total - 1, "Captured", "Charge"), (matter.OursMinor, matter.TheirsMinor, matter.Ours, matter.Theirs));
        Assert.IsType<RepairMoney.Result.ReasonMissing>(await PressAsync(matter, ""));
        Assert.IsType<RepairMoney.Result.Reviewed>(await PressAsync(matter, "The bank kept a cent"));
        await ReconcileAsync();
        Assert.Equal((MoneyMatterState.Reviewed, "The bank kept a cent"), Assert.Single(await MattersAsync()) is var row ? (row.State, row.Reason) : default);
    }

    [Fact]
    public async Task A_refund_that_moved_another_amount_is_found_whatever_its_sign()
    {
        await SoldAsync(refunded: 890);
        _books.Alter = movement => movement.Kind == ProviderMovementKind.Refund ? movement with { Amount = movement.Amount - new Money(10, movement.Amount.Currency) } : movement;

        await ReconcileAsync();

        Assert.Equal(((long?)890, (long?)900, "Refunded"), Assert.Single(await MattersAsync()) is var row ? (row.OursMinor, row.TheirsMinor, row.Ours) : default);
    }

    [Fact]
    public async Task What_was_let_stand_comes_back_when_its_number_changes_and_is_gone_when_the_books_agree()
    {
        await SoldAsync();
        _books.Alter = movement => movement with { Amount = movement.Amount - new Money(1, movement.Amount.Currency) };
        await ReconcileAsync();
        await PressAsync(Assert.Single(await MattersAsync()), "A cent");

        _books.Alter = movement => movement with { Amount = movement.Amount - new Money(2, movement.Amount.Currency) };
        await ReconcileAsync();
        Assert.Equal((MoneyMatterState.Open, Total - 2), Assert.Single(await MattersAsync()) is var open ? (open.State, open.TheirsMinor) : default);

        _books.Alter = movement => movement;
        await ReconcileAsync();
        Assert.Equal(MoneyMatterState.Gone, Assert.Single(await MattersAsync()).State);
    }

    [Fact]
    public async Task A_movement_of_money_that_the_shop_never_had_is_left_to_the_comparison_of_payments()
    {
        await SoldAsync();
        _books.Alter = movement => movement with { SourceId = "ch_of_another_system" };

        Assert.Equal(0, (await ReconcileAsync()).Differences);
        Assert.Empty(await MattersAsync());
    }

    [Fact]
    public async Task The_parts_of_a_charge_are_compared_together()
    {
        await SoldAsync();
        _books.Split = true;

        Assert.Equal(0, (await ReconcileAsync()).Differences);

        _books.Alter = movement => movement with { Amount = movement.Amount - new Money(1, movement.Amount.Currency) };
        await ReconcileAsync();
        Assert.Equal(((long?)Total, (long?)Total - 2), Assert.Single(await MattersAsync()) is var row ? (row.OursMinor, row.TheirsMinor) : default);
    }

    [Fact]
    public async Task Parts_that_are_older_than_the_list_are_not_missed()
    {
        await SoldAsync();
        await ReconcileAsync();
        shop.Clock.Advance(TimeSpan.FromDays(10));
        await ReconcileAsync();
        _books.Split = true;
        _books.LastPartOnly = true;

        Assert.Equal(0, (await ReconcileAsync()).Differences);
    }

    private async Task<string> SoldAsync(long refunded = 0)
    {
        var order = await shop.BuyAsync(_customer);
        Assert.IsType<CapturePayment.Result.Captured>(await shop.Get<CapturePayment>().ExecuteAsync(new(_customer, order, SellingShop.Staff), Ct));
        if (refunded > 0) Assert.IsType<RefundOrder.Result.Refunded>(await shop.Get<RefundOrder>().ExecuteAsync(new(_customer, order, new Money(refunded, Currency.Eur), "A scratch", SellingShop.Staff), Ct));
        return _books.Only = (await shop.PaymentAsync(_customer, order)).IntentId!;
    }

    private Task<ReconciliationRun> ReconcileAsync()
    {
        shop.Clock.Advance(TimeSpan.FromMinutes(3));
        return new Reconcile(shop.Db, _books, shop.Get<CheckIntent>(), shop.Clock, NullLogger<Reconcile>.Instance).ExecuteAsync(new(SellingShop.Staff), Ct);
    }

    private Task<List<MoneyMatter>> MattersAsync()
    {
        var intent = _books.Only;
        return shop.Db.ReadAsync((tables, ct) => tables.MoneyInbox.Where(row => row.IntentId == intent).ToListAsync(ct), Ct);
    }

    private Task<RepairMoney.Result> PressAsync(MoneyMatter matter, string reason) => shop.Get<RepairMoney>().ExecuteAsync(new(matter.Id, SellingShop.Staff, reason), Ct);

    /// <summary>Stripe's books of one payment, whose balance moved something else than its charge and refund say.</summary>
    private sealed class AlteredBooks(IProviderBooks real) : IProviderBooks
    {
        private ProviderTrace? _charge;

        public string Only { get; set; } = "";

        /// <summary>The charge was taken in two parts.</summary>
        public bool Split { get; set; }

        /// <summary>The first part was taken before the list begins.</summary>
        public bool LastPartOnly { get; set; }

        public Func<ProviderMovement, ProviderMovement> Alter { get; set; } = movement => movement;

        public async Task<GatewayAnswer<IReadOnlyList<ProviderTrace>>> ListSinceAsync(DateTimeOffset since, CancellationToken ct) => await real.ListSinceAsync(since, ct) switch
        {
            GatewayAnswer<IReadOnlyList<ProviderTrace>>.Accepted { Value: var traces } => new GatewayAnswer<IReadOnlyList<ProviderTrace>>.Accepted(
                [.. traces.Concat(Late(traces)).Where(trace => trace.IntentId == Only).SelectMany(Parts).Select(trace => trace.Movement is { } movement ? trace with { Movement = Alter(movement) } : trace)]),
            var answer => answer,
        };

        private IEnumerable<ProviderTrace> Late(IReadOnlyList<ProviderTrace> traces)
        {
            _charge = traces.FirstOrDefault(trace => trace.IntentId == Only && trace.Movement?.Kind == ProviderMovementKind.Charge) ?? _charge;
            return LastPartOnly ? [_charge!] : [];
        }

        private IEnumerable<ProviderTrace> Parts(ProviderTrace trace)
        {
            if (!Split || trace.Movement is not { Kind: ProviderMovementKind.Charge } movement) return [trace];
            var half = new Money(movement.Amount.Minor / 2, movement.Amount.Currency);
            ProviderTrace[] parts =
            [
                trace with { ObjectId = trace.ObjectId + "_a", Movement = movement with { Amount = half, IsPart = true } },
                trace with { ObjectId = trace.ObjectId + "_b", Movement = movement with { Amount = movement.Amount - half, IsPart = true, At = movement.At.AddMinutes(1) } },
            ];
            return LastPartOnly ? parts[1..] : parts;
        }

        public Task<GatewayAnswer<IReadOnlyList<ProviderPayment>>> PaymentsSinceAsync(DateTimeOffset? since, CancellationToken ct) => real.PaymentsSinceAsync(since, ct);

        public Task<GatewayAnswer<IReadOnlyList<ProviderEvent>>> EventsSinceAsync(DateTimeOffset since, CancellationToken ct) => real.EventsSinceAsync(since, ct);
    }
}

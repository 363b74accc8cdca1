using Microsoft.Extensions.DependencyInjection;
using Storefront.Core.Payments;
using Storefront.Core.Shared;

namespace Storefront.Tests.Faults.Scenarios;

/// <summary>Staff who give up every tenth order, paid as it is, whatever breaks meanwhile. Which one stands in the journal before they do.</summary>
internal sealed class Office(SellingSite site, Journal journal) : IDisposable
{
    private const string Staff = "office@shop.example";
    private const int Nobody = 0;
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(700);

    private readonly CancellationTokenSource _closing = new();
    private Task _work = Task.CompletedTask;

    public void Start() => _work = Task.Run(WorkAsync);

    public async Task StopAsync()
    {
        await _closing.CancelAsync();
        await _work;
    }

    public void Dispose() => _closing.Dispose();

    private async Task WorkAsync()
    {
        await using var shop = await UseCases.OpenAsync(site, TimeProvider.System);
        for (; !_closing.IsCancellationRequested; await Task.Delay(s_pause))
        {
            try
            {
                await using var scope = shop.CreateAsyncScope();
                await GiveUpOneAsync(scope.ServiceProvider.GetRequiredService<CancelOrder>());
            }
            catch (Exception cut)
            {
                journal.Write(Nobody, Journal.Word.CutOff, cut.GetType().Name);
            }
        }
    }

    private async Task GiveUpOneAsync(CancelOrder cancel)
    {
        var placed = await site.RowsAsync(
            "SELECT customer_id, id, number FROM orders.orders WHERE order_status = 'Placed' AND number LIKE '%7' ORDER BY random() LIMIT 1",
            row => (Customer: new CustomerId(row.GetGuid(0)), Order: new OrderId(row.GetGuid(1)), Number: row.GetString(2)));
        foreach (var one in placed)
        {
            journal.Write(Nobody, Journal.Word.GivenUp, one.Number);
            await cancel.ExecuteAsync(new(one.Customer, one.Order, Staff, Request: new(Staff, RequestKey.Fresh())), CancellationToken.None);
        }
    }
}

using Storefront.Tests.StripeSandbox.Books;
using Storefront.Tests.StripeSandbox.Host;
using Stripe;

namespace Storefront.Tests.Unit.StripeSandbox.Books;

public sealed class SandboxBooksTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("stripe-sandbox-").FullName;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private SandboxOptions Options => new() { StatePath = Path.Combine(folder, "state", "stripe.jsonl") };

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_restart_keeps_customers_intents_charges_refunds_events_and_keys()
    {
        string customer, intent, removed;
        await using (var before = await SandboxShop.OpenAsync(Options))
        {
            var customers = new CustomerService(before.Stripe);
            customer = (await customers.CreateAsync(new CustomerCreateOptions { Email = "ada@example.test" }, cancellationToken: Ct)).Id;
            removed = (await customers.CreateAsync(new CustomerCreateOptions { Name = "Gone" }, cancellationToken: Ct)).Id;
            await customers.DeleteAsync(removed, cancellationToken: Ct);
            intent = (await before.PayAsync("pm_card_visa", customer: customer, key: "order-1")).Id;
            await new RefundService(before.Stripe).CreateAsync(
                new RefundCreateOptions { PaymentIntent = intent, Amount = 99 }, cancellationToken: Ct);
        }

        await using var after = await SandboxShop.OpenAsync(Options);

        Assert.Equal("ada@example.test", (await new CustomerService(after.Stripe).GetAsync(customer, cancellationToken: Ct)).Email);
        await Assert.ThrowsAsync<StripeException>(() => new CustomerService(after.Stripe).GetAsync(removed, cancellationToken: Ct));
        var kept = await after.Intents.GetAsync(intent, new PaymentIntentGetOptions { Expand = ["latest_charge"] }, cancellationToken: Ct);
        Assert.Equal("succeeded", kept.Status);
        Assert.Equal(99, kept.LatestCharge.AmountRefunded);
        Assert.Contains("charge.refunded", await after.EventTypesAsync());
        Assert.Equal(intent, (await after.PayAsync("pm_card_visa", customer: customer, key: "order-1")).Id);
    }

    [Fact]
    public async Task A_line_cut_off_by_a_crash_is_as_if_never_written()
    {
        await using (var before = await SandboxShop.OpenAsync(Options)) await before.PayAsync("pm_card_visa");
        await System.IO.File.AppendAllTextAsync(Options.StatePath!, """[{"kind":"payment_intent","value":{"id":"pi_half""", Ct);

        await using var after = await SandboxShop.OpenAsync(Options);

        Assert.Equal(1, await after.CountIntentsAsync());
    }

    [Fact]
    public async Task A_reset_forgets_everything_for_good()
    {
        await using (var before = await SandboxShop.OpenAsync(Options))
        {
            await before.PayAsync("pm_card_visa");
            using var reset = await before.OrderAsync("reset");
            Assert.Equal(0, await before.CountIntentsAsync());
        }

        await using var after = await SandboxShop.OpenAsync(Options);
        Assert.Equal(0, await after.CountIntentsAsync());
    }

    [Fact]
    public async Task One_piece_of_work_waits_for_the_other_to_end()
    {
        using var books = new SandboxBooks(statePath: null);
        using var started = new ManualResetEventSlim();
        using var goOn = new ManualResetEventSlim();
        var ended = false;
        var first = Task.Run(() => books.Run(() =>
        {
            started.Set();
            goOn.Wait(Ct);
            return ended = true;
        }), Ct);
        started.Wait(Ct);

        var second = Task.Run(() => books.Run(() => ended), Ct);
        var earlier = await Task.WhenAny(second, Task.Delay(200, Ct));
        goOn.Set();

        Assert.NotSame(second, earlier);
        Assert.True(await second);
        Assert.True(await first);
    }

    [Fact]
    public async Task A_refused_request_leaves_no_trace()
    {
        await using var shop = await SandboxShop.OpenAsync();

        await Assert.ThrowsAsync<StripeException>(() => shop.Intents.CreateAsync(
            new PaymentIntentCreateOptions { Amount = 1999, Currency = "eur", Confirm = true }, cancellationToken: Ct));

        Assert.Equal(0, await shop.CountIntentsAsync());
        Assert.Empty(await shop.EventTypesAsync());
    }
}

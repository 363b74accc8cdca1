using Storefront.Tests.StripeSandbox.Api;
using Storefront.Tests.StripeSandbox.Books;
using Storefront.Tests.StripeSandbox.Charges;
using Storefront.Tests.StripeSandbox.Host;
using Storefront.Tests.StripeSandbox.PaymentMethods;

namespace Storefront.Tests.StripeSandbox.Disputes;

/// <summary>Opens the disputes of disputing test cards, a moment after their charge.</summary>
internal sealed class DisputeTimer(SandboxBooks books, SandboxAddresses addresses, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(200);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(LookEvery);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            books.Run(OpenDue);
    }

    private int OpenDue()
    {
        var call = addresses.Call(books, Form.Parse("", ""), clock);
        var due = books.Charges.NewestFirst()
            .Where(charge => charge is { Captured: true, Disputed: false })
            .Where(charge => charge.Created + addresses.Options.DisputeDelaySeconds <= call.Now)
            .Select(charge => (Charge: charge, Reason: ReasonOf(charge)))
            .Where(pair => pair.Reason is not null)
            .ToList();
        foreach (var (charge, reason) in due) OpenDispute.On(call, charge, reason!);
        return due.Count;
    }

    private string? ReasonOf(Charge charge) =>
        books.PaymentMethods.Find(charge.PaymentMethod) is { } method ? TestCards.Of(method).DisputeReason : null;
}

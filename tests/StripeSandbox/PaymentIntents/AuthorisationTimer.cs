using Storefront.Tests.StripeSandbox.Api;
using Storefront.Tests.StripeSandbox.Books;
using Storefront.Tests.StripeSandbox.Host;

namespace Storefront.Tests.StripeSandbox.PaymentIntents;

/// <summary>Ends held payments that nobody captured in time, as the bank does. One that was captured in parts ends as paid, without the rest.</summary>
internal sealed class AuthorisationTimer(SandboxBooks books, SandboxAddresses addresses, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(LookEvery);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            books.Run(EndDue);
    }

    private int EndDue()
    {
        var call = addresses.Call(books, Form.Empty, clock);
        var due = books.PaymentIntents.NewestFirst().Where(intent => intent.Status == PaymentStatus.RequiresCapture && EndOf(intent) <= call.Now).ToList();
        foreach (var intent in due)
        {
            if (books.Charges.Find(intent.LatestCharge!)!.AmountCaptured > 0) CapturePaymentIntent.Capture(call, intent, 0, final: true);
            else CancelPaymentIntent.Cancel(call, intent, "automatic");
        }
        return due.Count;
    }

    private long? EndOf(PaymentIntent intent) => books.Charges.Find(intent.LatestCharge!)?.PaymentMethodDetails.Card.CaptureBefore;
}

using Storefront.Tests.StripeSandbox.Api;
using Storefront.Tests.StripeSandbox.Books;
using Storefront.Tests.StripeSandbox.Host;
using Storefront.Tests.StripeSandbox.PaymentMethods;

namespace Storefront.Tests.StripeSandbox.PaymentIntents;

/// <summary>
/// What banks do by themselves: they end held payments that nobody captured in time (one that was captured in parts ends as paid, without the
/// rest), and they answer to debits.
/// </summary>
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
        return due.Count + EndDebits(call);
    }

    private int EndDebits(ApiCall call)
    {
        var due = books.PaymentIntents.NewestFirst().Where(intent => intent.Status == PaymentStatus.Processing && IsOver(call, intent)).ToList();
        foreach (var intent in due)
            SettlePaymentIntent.End(call, intent, TestCards.Of(FindPaymentMethod.ById(call, intent.PaymentMethod!)).Decline);
        return due.Count;
    }

    private bool IsOver(ApiCall call, PaymentIntent intent) =>
        books.Charges.Find(intent.LatestCharge!) is { PaymentMethodDetails.SepaDebit: not null } charge && charge.Created + addresses.Options.BankDebitSeconds <= call.Now;

    private long? EndOf(PaymentIntent intent) => books.Charges.Find(intent.LatestCharge!)?.PaymentMethodDetails.Card?.CaptureBefore;
}

using Storefront.Tests.StripeSandbox.Api;
using Storefront.Tests.StripeSandbox.Books;
using Storefront.Tests.StripeSandbox.Host;

namespace Storefront.Tests.StripeSandbox.Disputes;

/// <summary>Opens the disputes of disputing test cards when their moment has come.</summary>
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
        var call = addresses.Call(books, Form.Empty, clock);
        var due = books.DueDisputes.NewestFirst().Where(dispute => dispute.At <= call.Now).ToList();
        foreach (var dispute in due)
        {
            books.DueDisputes.Remove(dispute);
            if (books.Charges.Find(dispute.Id) is { Disputed: false } charge)
                OpenDispute.On(call, charge, dispute.Reason);
        }

        return due.Count;
    }
}

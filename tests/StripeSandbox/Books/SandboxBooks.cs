using System.Text.Json.Nodes;
using System.Threading.Channels;
using Storefront.Tests.StripeSandbox.Api;
using Storefront.Tests.StripeSandbox.Balance;
using Storefront.Tests.StripeSandbox.Charges;
using Storefront.Tests.StripeSandbox.Customers;
using Storefront.Tests.StripeSandbox.Disputes;
using Storefront.Tests.StripeSandbox.Events;
using Storefront.Tests.StripeSandbox.PaymentIntents;
using Storefront.Tests.StripeSandbox.PaymentMethods;
using Storefront.Tests.StripeSandbox.Refunds;
using Storefront.Tests.StripeSandbox.SetupIntents;

namespace Storefront.Tests.StripeSandbox.Books;

/// <summary>
/// Everything the sandbox knows. One lock around every piece of work makes concurrent confirms, cancels and
/// captures happen one after the other; a refused piece of work leaves no trace.
/// </summary>
internal sealed class SandboxBooks : IDisposable
{
    private readonly Lock gate = new();
    private readonly PendingChanges changes = new();
    private readonly Channel<string> committedEvents = Channel.CreateUnbounded<string>();
    private readonly Journal? journal;

    public SandboxBooks(string? statePath)
    {
        PaymentIntents = new("payment_intent", changes);
        Charges = new("charge", changes);
        Refunds = new("refund", changes);
        Events = new("event", changes);
        BalanceTransactions = new("balance_transaction", changes);
        Customers = new("customer", changes);
        PaymentMethods = new("payment_method", changes);
        SetupIntents = new("setup_intent", changes);
        Disputes = new("dispute", changes);
        DueDisputes = new("due_dispute", changes);
        SavedAnswers = new("saved_answer", changes);
        if (!string.IsNullOrEmpty(statePath))
            journal = Journal.Open(statePath, Replay, Everything);
    }

    public Shelf<PaymentIntent> PaymentIntents { get; }

    public Shelf<Charge> Charges { get; }

    public Shelf<Refund> Refunds { get; }

    public Shelf<Event> Events { get; }

    public Shelf<BalanceTransaction> BalanceTransactions { get; }

    public Shelf<Customer> Customers { get; }

    public Shelf<PaymentMethod> PaymentMethods { get; }

    public Shelf<SetupIntent> SetupIntents { get; }

    public Shelf<Dispute> Disputes { get; }

    public Shelf<DueDispute> DueDisputes { get; }

    public Shelf<SavedAnswer> SavedAnswers { get; }

    /// <summary>Ids of events whose change is committed, in order.</summary>
    public ChannelReader<string> CommittedEvents => committedEvents.Reader;

    private IShelf[] Shelves =>
    [
        PaymentIntents, Charges, Refunds, Events, BalanceTransactions,
        Customers, PaymentMethods, SetupIntents, Disputes, DueDisputes, SavedAnswers,
    ];

    /// <summary>Runs the work alone and keeps all of its changes, or none when it throws.</summary>
    public T Run<T>(Func<T> work)
    {
        lock (gate)
        {
            try
            {
                var result = work();
                Commit();
                return result;
            }
            catch
            {
                changes.Undo();
                throw;
            }
        }
    }

    /// <summary>The object with this id, whatever its kind, for <c>expand[]</c>.</summary>
    public JsonObject? FindOnWire(string id) =>
        Shelves.Select(shelf => shelf.FindOnWire(id)).FirstOrDefault(found => found is not null);

    public void Reset()
    {
        lock (gate)
        {
            foreach (var shelf in Shelves) shelf.Clear();
            journal?.Empty();
        }
    }

    public void Dispose() => journal?.Dispose();

    private void Commit()
    {
        var entries = changes.Take();
        journal?.Append(entries);
        foreach (var entry in entries)
            if (entry.Kind == Events.Kind && entry.Value.GetProperty("pending_webhooks").GetInt32() > 0)
                committedEvents.Writer.TryWrite(entry.Value.GetProperty("id").GetString()!);
    }

    private void Replay(JournalEntry entry) => Shelves.Single(shelf => shelf.Kind == entry.Kind).Restore(entry);

    private IEnumerable<JournalEntry> Everything() =>
        Shelves.SelectMany(shelf => shelf.Everything().Select(value => new JournalEntry(shelf.Kind, value)));
}

using Storefront.Core.Payments;
using Storefront.Core.Payments.Reconciliation;
using Storefront.Core.Shared;

namespace Storefront.Tests.Unit.Payments;

public sealed class BooksPolicyTests
{
    private static readonly OrderId s_order = OrderId.New();
    private static readonly BookedPayment s_sold = new(s_order, "F10001", "pi_1", new(2890, Currency.Eur), 2890, 0, IsListed: true);

    public static TheoryData<string, ProviderPayment[], BookedPayment[], int, int, int> Cases => new()
    {
        { "equal", [Taken("pi_1", 2890)], [s_sold], 0, 0, 0 },
        { "nothing anywhere", [], [], 0, 0, 0 },
        { "an intent that nobody paid", [Taken("pi_9", 0)], [s_sold with { CapturedMinor = 0 }], 0, 0, 0 },
        { "partly refunded in both", [Taken("pi_1", 2890, 890)], [s_sold with { RefundedMinor = 890 }], 0, 0, 0 },
        { "two payments of one order", [Taken("pi_1", 2890), Taken("pi_2", 2890, owner: s_order)], [s_sold], 1, 0, 0 },
        { "a second payment that went back", [Taken("pi_1", 2890), Taken("pi_2", 2890, 2890, s_order)], [s_sold], 0, 0, 0 },
        { "a second payment that is reserved only", [Taken("pi_1", 2890), Reserved("pi_2", s_order)], [s_sold], 1, 0, 0 },
        { "less was taken", [Taken("pi_1", 2889)], [s_sold], 0, 1, 0 },
        { "refunded there only", [Taken("pi_1", 2890, 1)], [s_sold], 0, 1, 0 },
        { "more than was agreed, as both know", [Taken("pi_1", 2891)], [s_sold with { CapturedMinor = 2891 }], 0, 1, 0 },
        { "the ledger has what Stripe does not list", [], [s_sold], 0, 1, 0 },
        { "older than the list", [], [s_sold with { IsListed = false }], 0, 0, 0 },
        { "a second payment of an order older than the list", [Taken("pi_2", 2890, owner: s_order)], [s_sold with { IsListed = false }], 1, 0, 0 },
        { "paid, and the shop does not know", [Taken("pi_2", 2890, owner: s_order)], [s_sold with { IntentId = null, CapturedMinor = 0 }], 0, 1, 0 },
        { "money of nobody", [Taken("pi_9", 500)], [], 0, 0, 1 },
        { "money in the name of an order that is none", [Taken("pi_9", 500, owner: OrderId.New())], [s_sold with { IntentId = null, CapturedMinor = 0 }], 0, 0, 1 },
        { "reserved for nobody", [Reserved("pi_9")], [], 0, 0, 1 },
        { "money of nobody that went back", [Taken("pi_9", 500, 500)], [], 0, 0, 0 },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Both_books_are_compared(string what, ProviderPayment[] theirs, BookedPayment[] ours, int twice, int different, int orphans)
    {
        var books = BooksPolicy.Compare(theirs, ours, new HashSet<string>());

        Assert.True((twice, different, orphans) == (books.Twice.Count, books.Different.Count, books.Orphans.Count), $"{what}: {string.Join("; ", books.Twice.Concat(books.Different).Concat(books.Orphans))}");
    }

    [Fact]
    public void What_was_let_stand_is_not_told_again_and_still_adds_up()
    {
        var books = BooksPolicy.Compare([Taken("pi_9", 500), Taken("pi_1", 2889)], [s_sold], new HashSet<string> { "pi_9", "pi_1" });

        Assert.True(books.Agrees);
        Assert.Equal((2890, 3389), books.Sums.Single() is var sum ? (sum.OursCaptured, sum.TheirsCaptured) : default);
    }

    [Fact]
    public void Sums_are_kept_apart_by_currency()
    {
        var yen = Taken("pi_2", 900) with { Currency = Currency.Parse("JPY") };

        var sums = BooksPolicy.Compare([Taken("pi_1", 2890, 90), yen], [s_sold], new HashSet<string>()).Sums;

        Assert.Equal([("EUR", 2890, 0, 2890, 90), ("JPY", 0, 0, 900, 0)], sums.Select(sum => (sum.Currency.Code, sum.OursCaptured, sum.OursRefunded, sum.TheirsCaptured, sum.TheirsRefunded)));
    }

    private static ProviderPayment Taken(string intent, long captured, long refunded = 0, OrderId? owner = null) =>
        new(intent, IntentStatus.Succeeded, Currency.Eur, captured, refunded, owner is { } order ? new(CustomerId.New(), order, PaymentId.New()) : null);

    private static ProviderPayment Reserved(string intent, OrderId? owner = null) => Taken(intent, 0, owner: owner) with { Status = IntentStatus.RequiresCapture };
}

using static Storefront.Tests.Faults.Scenarios.Journal;

namespace Storefront.Tests.Faults.Scenarios;

/// <summary>Compares what the shoppers were told, what the shop has, and what Stripe has, after everything.</summary>
internal sealed class Reckoning(IReadOnlyList<Entry> journal, IReadOnlyList<ShopOrder> orders, IReadOnlyList<IntentMoney> intents)
{
    private readonly Dictionary<string, ShopOrder> _orders = orders.ToDictionary(order => order.Number);
    private readonly HashSet<string> _givenUp = [.. journal.Where(entry => entry.Word == Word.GivenUp).Select(entry => entry.Detail)];
    private readonly HashSet<string> _wavering = [.. journal.Where(entry => entry.Word == Word.Asks && entry.Detail == "cancel").Select(entry => ShopOrder.EmailOf(entry.Guest))];

    public static async Task<Reckoning> OfAsync(string journal, SellingSite site, StripeBooks stripe) => new(Read(journal), await ShopOrder.AllAsync(site), await stripe.IntentsAsync());

    /// <summary>Numbers that the shop answered a shopper with.</summary>
    public IReadOnlyList<string> Acknowledged { get; } = [.. journal.Where(entry => entry.Word == Word.Placed).Select(entry => entry.Detail).Distinct()];

    public int Found => Acknowledged.Count(_orders.ContainsKey);

    public int Charges => intents.Count(intent => intent.HasMoney);

    public int Refunds => intents.Count(intent => intent.Refunded > 0);

    /// <summary>The longest time in which nobody heard of an order.</summary>
    public TimeSpan LongestGap
    {
        get
        {
            var heard = journal.Where(entry => entry.Word == Word.Placed).Select(entry => entry.At).ToList();
            return heard.Zip(heard.Skip(1), (before, after) => after - before).DefaultIfEmpty().Max();
        }
    }

    /// <summary>How long after a moment the next shopper was thanked.</summary>
    public TimeSpan RecoveredAfter(DateTimeOffset moment) =>
        journal.Where(entry => entry.Word is Word.Thanked && entry.At > moment).Select(entry => entry.At - moment).DefaultIfEmpty(TimeSpan.MaxValue).Min();

    /// <summary>One sentence for everything that is wrong; none: nobody lost anything.</summary>
    public IReadOnlyList<string> Mistakes() =>
    [
        .. Acknowledged.Where(number => !_orders.ContainsKey(number)).Select(number => $"order {number} was acknowledged, but does not exist"),
        .. Thanked().Where(number => !_orders.ContainsKey(number) || !(_orders[number].IsPlaced || GivenUp(_orders[number]))).Select(number => $"the buyer of order {number} was thanked, but it is not placed"),
        .. orders.Where(order => order.Status == "Cancelled" && !GivenUp(order)).Select(order => $"order {order.Number} was cancelled by nobody"),
        .. orders.Where(order => order.IsPlaced && MoneyOf(order) != order.Total).Select(order => $"order {order.Number} of {order.Total} is placed with {MoneyOf(order)} at Stripe"),
        .. orders.Where(order => !order.IsPlaced && MoneyOf(order) != 0).Select(order => $"order {order.Number} is {order.Status}, but Stripe keeps {MoneyOf(order)} of its buyer"),
        .. Orphans().Select(intent => $"intent {intent.PaymentIntent} keeps {intent.Kept} and belongs to no order"),
        .. intents.Where(intent => intent.Captured - intent.Refunded > intent.Amount).Select(intent => $"intent {intent.PaymentIntent} took more than its {intent.Amount}"),
        .. PaidTwice().Select(buyer => $"{buyer.Key} paid for one purchase with orders {string.Join(", ", buyer.Select(order => order.Number))}"),
        .. ChargedBuyers().Where(guest => !orders.Any(order => order.IsOf(guest) && order.IsPlaced)).Select(guest => $"guest {guest} was charged and has neither order nor refund"),
        .. journal.Where(IsRude).GroupBy(entry => entry.Detail).Select(answer => $"{answer.Count()} times a shopper was {answer.Key}, without being told when to come again"),
        .. journal.Where(entry => entry.Word == Word.GaveUp).Select(entry => $"guest {entry.Guest} could not buy: {LastWordTo(entry.Guest)}"),
    ];

    /// <summary>503 says when to come again; no other error of the server is an answer.</summary>
    private static bool IsRude(Entry entry) => entry.Word == Word.CutOff && entry.Detail.StartsWith("answered 5", StringComparison.Ordinal) && entry.Detail != "answered 503";

    private IEnumerable<string> Thanked() => journal.Where(entry => entry.Word == Word.Thanked).Select(entry => entry.Detail).Distinct();

    /// <summary>By staff, or by its buyer while he paid.</summary>
    private bool GivenUp(ShopOrder order) => _givenUp.Contains(order.Number) || _wavering.Contains(order.Email);

    private long MoneyOf(ShopOrder order) => intents.FirstOrDefault(intent => intent.PaymentIntent == order.Intent)?.Kept ?? 0;

    private IEnumerable<IntentMoney> Orphans()
    {
        var claimed = orders.Select(order => order.Intent).ToHashSet();
        return intents.Where(intent => intent.Kept > 0 && !claimed.Contains(intent.PaymentIntent));
    }

    private IEnumerable<IGrouping<string, ShopOrder>> PaidTwice() => orders.Where(order => MoneyOf(order) > 0).GroupBy(order => order.Email).Where(buyer => buyer.Count() > 1);

    /// <summary>Those whom Stripe told that their card is charged, and who did not get all of it back.</summary>
    private IEnumerable<int> ChargedBuyers() =>
        journal.Where(entry => entry.Word == Word.Charged).Select(entry => entry.Guest).Distinct().Where(guest => orders.Where(order => order.IsOf(guest)).All(order => MoneyOf(order) > 0));

    private string LastWordTo(int guest) => journal.Last(entry => entry.Guest == guest && entry.Word != Word.GaveUp).Detail;
}

/// <summary>An order as the shop has it. Minor units.</summary>
internal sealed record ShopOrder(string Number, string Email, string Status, long Total, string? Intent)
{
    public bool IsPlaced => Status is "Placed" or "Shipped";

    public static string EmailOf(int guest) => $"guest{guest}@example.org";

    public bool IsOf(int guest) => Email == EmailOf(guest);

    public static Task<IReadOnlyList<ShopOrder>> AllAsync(SellingSite site) => site.RowsAsync(
        "SELECT o.number, o.email, o.order_status, o.total_minor, p.intent_id FROM orders.orders o LEFT JOIN payments.payments p ON p.customer_id = o.customer_id AND p.order_id = o.id",
        row => new ShopOrder(row.GetString(0), row.GetString(1), row.GetString(2), row.GetInt64(3), row.IsDBNull(4) ? null : row.GetString(4)));
}

using Storefront.Core.Shared;

namespace Storefront.Core.Orders;

/// <summary>A promise to deliver, with everything it was based on frozen into it. It is written before any money moves.</summary>
public sealed class Order
{
    private Order()
    {
    }

    public Order(CustomerId customer, OrderId id, CheckoutId checkout, OrderTerms terms, DateTimeOffset now)
    {
        CustomerId = customer;
        Id = id;
        CheckoutId = checkout;
        Email = terms.Email;
        Language = terms.Language;
        Currency = terms.Total.Currency;
        ItemsMinor = terms.ItemsMinor;
        ShippingMinor = terms.ShippingMinor;
        TaxMinor = terms.TaxMinor;
        PricesIncludeTax = terms.PricesIncludeTax;
        TotalMinor = terms.Total.Minor;
        Address = terms.Address;
        ShippingMethod = terms.ShippingMethod;
        Carrier = terms.Carrier;
        DeliveryFrom = terms.DeliveryFrom;
        DeliveryUntil = terms.DeliveryUntil;
        PickUp = terms.PickUp;
        PayBy = terms.PayBy;
        CreatedAt = now;
    }

    public CustomerId CustomerId { get; private set; }

    public OrderId Id { get; private set; }

    /// <summary>What people call it.</summary>
    public string Number { get; private set; } = "";

    public CheckoutId CheckoutId { get; private set; }

    public OrderStatus Status { get; private set; }

    /// <summary>Derived from the payment ledger; kept here so that lists can filter by it.</summary>
    public PaymentStatus PaymentStatus { get; private set; }

    public string Email { get; private set; } = "";

    public string Language { get; private set; } = "";

    public Currency Currency { get; private set; }

    public long ItemsMinor { get; private set; }

    public long ShippingMinor { get; private set; }

    /// <summary>Tax within the total when <see cref="PricesIncludeTax"/>, else added to it.</summary>
    public long TaxMinor { get; private set; }

    public bool PricesIncludeTax { get; private set; }

    public long TotalMinor { get; private set; }

    /// <summary>Where it goes; of an order to be collected the place, in the buyer's name.</summary>
    public PostalAddress Address { get; private set; } = null!;

    /// <summary>Where the buyer collects it; null: it is sent.</summary>
    public PickUp? PickUp { get; private set; }

    /// <summary>Since when it lies ready to be collected.</summary>
    public DateTimeOffset? ReadyAt { get; private set; }

    /// <summary>The moment from which an order that lies ready counts as not collected.</summary>
    public DateTimeOffset? CollectBy { get; private set; }

    public string ShippingMethod { get; private set; } = "";

    public string Carrier { get; private set; } = "";

    public DateOnly DeliveryFrom { get; private set; }

    public DateOnly DeliveryUntil { get; private set; }

    /// <summary>Unpaid after this moment: Stripe is asked, then the order expires.</summary>
    public DateTimeOffset PayBy { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset? PlacedAt { get; private set; }

    /// <summary>Guards against two writers; grows with every change.</summary>
    public int Version { get; private set; }

    public Money Total => new(TotalMinor, Currency);

    /// <summary>Gives a new order its number, which is drawn last because drawing queues.</summary>
    public void Name(string number) => Number = number;

    /// <exception cref="IllegalTransitionException">The order's life does not allow it.</exception>
    public void Place(DateTimeOffset now)
    {
        Become(OrderStatus.Placed);
        PlacedAt = now;
    }

    /// <summary>It lies ready at its place; for the rest of its life it stands like any placed order.</summary>
    public void MakeReady(DateTimeOffset now, DateTimeOffset collectBy)
    {
        (ReadyAt, CollectBy) = (now, collectBy);
        Version++;
    }

    public bool IsUncollectedAt(DateTimeOffset now) => Status == OrderStatus.Placed && CollectBy <= now;

    /// <summary>How it reaches its buyer, and, of what is collected, how far it is.</summary>
    public OrderWay WayAt(DateTimeOffset now) =>
        PickUp is null ? OrderWay.Sent
        : CollectBy is not { } end ? OrderWay.ToPrepare
        : end > now ? OrderWay.Ready
        : OrderWay.NotCollected;

    public void Ship() => Become(OrderStatus.Shipped);

    public void Cancel() => Become(OrderStatus.Cancelled);

    public void Expire() => Become(OrderStatus.Expired);

    public void Extend(DateTimeOffset payBy)
    {
        PayBy = payBy;
        Version++;
    }

    public void Show(PaymentStatus status)
    {
        if (PaymentStatus == status) return;
        PaymentStatus = status;
        Version++;
    }

    private void Become(OrderStatus next)
    {
        if (!Status.MayBecome(next)) throw new IllegalTransitionException(Id, Status, next);
        Status = next;
        Version++;
    }
}

/// <summary>An order was told to do what its status forbids: a use case forgot to ask first.</summary>
public sealed class IllegalTransitionException(OrderId order, OrderStatus from, OrderStatus to)
    : InvalidOperationException($"Order {order} is {from} and cannot become {to}.");

/// <summary>What the shopper agreed to, frozen at placing.</summary>
public sealed record OrderTerms
{
    public required string Email { get; init; }

    public required string Language { get; init; }

    public required long ItemsMinor { get; init; }

    public required long ShippingMinor { get; init; }

    public required long TaxMinor { get; init; }

    public required bool PricesIncludeTax { get; init; }

    public required Money Total { get; init; }

    public required PostalAddress Address { get; init; }

    public required string ShippingMethod { get; init; }

    public required string Carrier { get; init; }

    public required DateOnly DeliveryFrom { get; init; }

    public required DateOnly DeliveryUntil { get; init; }

    public required DateTimeOffset PayBy { get; init; }

    /// <summary>Null: it is sent.</summary>
    public PickUp? PickUp { get; init; }
}

/// <summary>A place of the shop where an order is collected, as it was described when the order was placed.</summary>
/// <param name="Opening">When to come and where to ask, in the merchant's words; may have several lines.</param>
public sealed record PickUp(WarehouseId Place, string Name, string Opening);

using Storefront.Core.Shared;

namespace Storefront.Core.Carts;

/// <summary>What a customer wants to buy. It holds no stock and promises no price; checkout does.</summary>
public sealed class Cart
{
    private Cart()
    {
    }

    public Cart(CustomerId customer, CartId id, Currency currency, DateTimeOffset now)
    {
        CustomerId = customer;
        Id = id;
        Currency = currency;
        CreatedAt = UpdatedAt = now;
    }

    public CustomerId CustomerId { get; private set; }

    public CartId Id { get; private set; }

    public Currency Currency { get; private set; }

    /// <summary>Open until an order claims it.</summary>
    public CartStatus Status { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset UpdatedAt { get; private set; }

    /// <summary>An order took it over.</summary>
    public void Claim() => Status = CartStatus.Ordered;

    public void Touch(DateTimeOffset now) => UpdatedAt = now;
}

public enum CartStatus
{
    Open,
    Ordered,
}

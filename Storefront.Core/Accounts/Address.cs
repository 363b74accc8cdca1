using Storefront.Core.Shared;

namespace Storefront.Core.Accounts;

/// <summary>An address in a customer's book.</summary>
public sealed class Address
{
    private Address()
    {
    }

    public Address(CustomerId customer, AddressId id, PostalAddress postal, DateTimeOffset now)
    {
        CustomerId = customer;
        Id = id;
        Postal = postal;
        CreatedAt = now;
    }

    public CustomerId CustomerId { get; private set; }

    public AddressId Id { get; private set; }

    public PostalAddress Postal { get; private set; } = null!;

    public bool IsDefault { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public void Change(PostalAddress postal) => Postal = postal;

    public void MakeDefault(bool isDefault) => IsDefault = isDefault;
}

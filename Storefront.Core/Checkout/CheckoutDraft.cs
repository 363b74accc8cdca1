using System.Text;
using Microsoft.EntityFrameworkCore;
using Storefront.Core.Shared;

namespace Storefront.Core.Checkout;

/// <summary>
/// One attempt to buy one cart: everything the shopper typed, as typed, valid or not, so that nothing is ever lost.
/// What is still wrong with it is computed, never stored.
/// </summary>
public sealed class CheckoutDraft
{
    private CheckoutDraft()
    {
    }

    public CheckoutDraft(CustomerId customer, CheckoutId id, CartId cart, DateTimeOffset now)
    {
        CustomerId = customer;
        Id = id;
        CartId = cart;
        CreatedAt = UpdatedAt = now;
    }

    public CustomerId CustomerId { get; private set; }

    public CheckoutId Id { get; private set; }

    public CartId CartId { get; private set; }

    public ContactDraft Contact { get; private set; } = new();

    public ShippingMethodId? ShippingMethod { get; private set; }

    /// <summary>The place chosen last to collect at; it counts while the shopper wants to collect.</summary>
    public WarehouseId? PickUpAt { get; private set; }

    /// <summary>The shopper comes to a place of the shop; false: a parcel is sent.</summary>
    public bool Collects => Contact.Way == ContactDraft.Collect;

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset UpdatedAt { get; private set; }

    /// <summary>When the stock held for this checkout lapses; null before stock is held.</summary>
    public DateTimeOffset? HeldUntil { get; private set; }

    public void Type(ContactDraft contact, DateTimeOffset now)
    {
        Contact = contact.Printable();
        UpdatedAt = now;
    }

    public void Choose(ShippingMethodId method, DateTimeOffset now)
    {
        ShippingMethod = method;
        UpdatedAt = now;
    }

    public void Choose(WarehouseId place, DateTimeOffset now)
    {
        PickUpAt = place;
        UpdatedAt = now;
    }

    public void HoldUntil(DateTimeOffset? until) => HeldUntil = until;
}

/// <summary>The fields of contact and delivery as typed.</summary>
public sealed record ContactDraft
{
    /// <summary>The <see cref="Way"/> of who comes to a place of the shop.</summary>
    public const string Collect = "collect";

    /// <summary><see cref="Collect"/>, or anything else: a parcel.</summary>
    public string Way { get; init; } = "";

    public string Email { get; init; } = "";

    public string Name { get; init; } = "";

    public string Company { get; init; } = "";

    public string Line1 { get; init; } = "";

    public string Line2 { get; init; } = "";

    public string Postcode { get; init; } = "";

    public string City { get; init; } = "";

    public string Region { get; init; } = "";

    public string Country { get; init; } = "";

    public string Phone { get; init; } = "";

    /// <summary>The same with one field typed anew; an unknown field changes nothing.</summary>
    public ContactDraft With(TypedField typed) => typed.Name switch
    {
        "way" => this with { Way = typed.Text },
        "email" => this with { Email = typed.Text },
        "name" => this with { Name = typed.Text },
        "company" => this with { Company = typed.Text },
        "line1" => this with { Line1 = typed.Text },
        "line2" => this with { Line2 = typed.Text },
        "postcode" => this with { Postcode = typed.Text },
        "city" => this with { City = typed.Text },
        "region" => this with { Region = typed.Text },
        "country" => this with { Country = typed.Text },
        "phone" => this with { Phone = typed.Text },
        _ => this,
    };

    public PostalAddress ToAddress() => new(
        Name.Trim(), Empty(Company), Line1.Trim(), Empty(Line2), Postcode.Trim(), City.Trim(), Empty(Region), Country.Trim().ToUpperInvariant(), Empty(Phone));

    /// <summary>Control characters and halves of characters, which neither a database nor a parcel's label can carry, become spaces and question marks.</summary>
    internal ContactDraft Printable() => new()
    {
        Way = Way == Collect ? Collect : "",
        Email = Printable(Email),
        Name = Printable(Name),
        Company = Printable(Company),
        Line1 = Printable(Line1),
        Line2 = Printable(Line2),
        Postcode = Printable(Postcode),
        City = Printable(City),
        Region = Printable(Region),
        Country = Printable(Country),
        Phone = Printable(Phone),
    };

    private static string Printable(string text) => string.Concat(text.EnumerateRunes().Select(rune => Rune.IsControl(rune) ? " " : rune.ToString()));

    private static string? Empty(string text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

/// <summary>One field as typed, by the name it has in the form.</summary>
public sealed record TypedField(string Name, string Text);

public static class CheckoutTables
{
    extension(ITables tables)
    {
        public DbSet<CheckoutDraft> Checkouts => tables.Set<CheckoutDraft>();
    }
}

using Microsoft.EntityFrameworkCore;
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

/// <summary>A guest's id that belongs to an account since somebody signed in with it; keys are never rewritten.</summary>
public sealed class CustomerLink
{
    private CustomerLink()
    {
    }

    public CustomerLink(CustomerId guest, CustomerId account, DateTimeOffset now)
    {
        GuestId = guest;
        AccountId = account;
        LinkedAt = now;
    }

    public CustomerId GuestId { get; private set; }

    public CustomerId AccountId { get; private set; }

    public DateTimeOffset LinkedAt { get; private set; }
}

/// <summary>A signed-in device. The cookie holds a secret reference to it; ending the row ends the sign-in.</summary>
public sealed class AuthSession
{
    private AuthSession()
    {
    }

    public AuthSession(SessionId id, CustomerId user, byte[] secretHash, byte[] ticket, DateTimeOffset issuedAt, DateTimeOffset expiresAt, string? ip, string? device)
    {
        Id = id;
        UserId = user;
        SecretHash = secretHash;
        Ticket = ticket;
        IssuedAt = LastSeenAt = issuedAt;
        ExpiresAt = expiresAt;
        Ip = ip;
        Device = device;
    }

    public SessionId Id { get; private set; }

    public CustomerId UserId { get; private set; }

    /// <summary>SHA-256 of the secret in the cookie.</summary>
    public byte[] SecretHash { get; private set; } = [];

    /// <summary>The authentication ticket, encrypted.</summary>
    public byte[] Ticket { get; private set; } = [];

    public string TokenType { get; private set; } = "cookie";

    public DateTimeOffset IssuedAt { get; private set; }

    public DateTimeOffset ExpiresAt { get; private set; }

    public DateTimeOffset LastSeenAt { get; private set; }

    /// <summary>Signed out, blocked, or ended from another device.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    public string? Ip { get; private set; }

    /// <summary>The browser as it calls itself, shortened.</summary>
    public string? Device { get; private set; }

    public void End(DateTimeOffset now) => EndedAt ??= now;

    public void Renew(byte[] ticket, DateTimeOffset now, DateTimeOffset expiresAt)
    {
        Ticket = ticket;
        LastSeenAt = now;
        ExpiresAt = expiresAt;
    }
}

/// <summary>A revoked token or session reference, remembered until it would have expired.</summary>
public sealed class BlockedAuth
{
    private BlockedAuth()
    {
    }

    public BlockedAuth(string reference, CustomerId user, string reason, DateTimeOffset now, DateTimeOffset expiresAt)
    {
        Reference = reference;
        UserId = user;
        Reason = reason;
        BlockedAt = now;
        ExpiresAt = expiresAt;
    }

    /// <summary>The token's <c>jti</c> or the session's id.</summary>
    public string Reference { get; private set; } = "";

    public CustomerId UserId { get; private set; }

    public string Reason { get; private set; } = "";

    public DateTimeOffset BlockedAt { get; private set; }

    public DateTimeOffset ExpiresAt { get; private set; }
}

public static class AccountTables
{
    extension(ITables tables)
    {
        public DbSet<Address> Addresses => tables.Set<Address>();

        public DbSet<CustomerLink> CustomerLinks => tables.Set<CustomerLink>();

        public DbSet<AuthSession> Sessions => tables.Set<AuthSession>();

        public DbSet<BlockedAuth> BlockedAuth => tables.Set<BlockedAuth>();
    }
}

using Storefront.Core.Shared;

namespace Storefront.Core.Accounts;

/// <summary>A signed-in device. The cookie holds a secret reference to it; ending the row ends the sign-in.</summary>
public sealed class AuthSession
{
    private AuthSession()
    {
    }

    public AuthSession(SessionId id, CustomerId user, byte[] secretHash, byte[] ticket, DateTimeOffset issuedAt, DateTimeOffset expiresAt)
    {
        Id = id;
        UserId = user;
        SecretHash = secretHash;
        Ticket = ticket;
        IssuedAt = LastSeenAt = issuedAt;
        ExpiresAt = expiresAt;
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

    public string? Ip { get; init; }

    /// <summary>The browser as it calls itself, shortened.</summary>
    public string? Device { get; init; }

    public void End(DateTimeOffset now) => EndedAt ??= now;

    public void See(DateTimeOffset now, SessionLife life) => (LastSeenAt, ExpiresAt) = (now, life.EndOf(IssuedAt, now));

    public bool IsLive(DateTimeOffset now) => EndedAt is null && ExpiresAt > now;
}

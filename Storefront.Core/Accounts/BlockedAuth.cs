using Storefront.Core.Shared;

namespace Storefront.Core.Accounts;

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

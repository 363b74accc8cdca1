using Storefront.Core.Shared;

namespace Storefront.Core.Payments;

/// <summary>One call to Stripe and what it answered, for support; never changed.</summary>
public sealed class PaymentLog
{
    public required Guid Id { get; init; }

    public required DateTimeOffset At { get; init; }

    public required CustomerId CustomerId { get; init; }

    public required PaymentId PaymentId { get; init; }

    /// <summary>create, choose, capture, release, cancel, refund, dispute.</summary>
    public required string Operation { get; init; }

    public required string Outcome { get; init; }

    /// <summary>How often Stripe was asked until it answered so: more than once when it had too much to do.</summary>
    public int Tries { get; init; } = 1;

    public string? ResponseCode { get; init; }

    public string? ResponseMessage { get; init; }

    public string? AuthorizationCode { get; init; }
}

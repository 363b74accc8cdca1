using Storefront.Core.Shared;

namespace Storefront.Core.Payments;

/// <summary>One call to Stripe and what it answered, for support; never changed.</summary>
public sealed class PaymentLog
{
    private PaymentLog()
    {
    }

    public PaymentLog(Guid id, DateTimeOffset at, CustomerId customer, PaymentId payment, string operation, string outcome, string? code, string? message, string? authorizationCode)
    {
        Id = id;
        At = at;
        CustomerId = customer;
        PaymentId = payment;
        Operation = operation;
        Outcome = outcome;
        ResponseCode = code;
        ResponseMessage = message;
        AuthorizationCode = authorizationCode;
    }

    public Guid Id { get; private set; }

    public DateTimeOffset At { get; private set; }

    public CustomerId CustomerId { get; private set; }

    public PaymentId PaymentId { get; private set; }

    /// <summary>create, fetch, capture, cancel, refund.</summary>
    public string Operation { get; private set; } = "";

    public string Outcome { get; private set; } = "";

    public string? ResponseCode { get; private set; }

    public string? ResponseMessage { get; private set; }

    public string? AuthorizationCode { get; private set; }
}

namespace Storefront.Core.Payments.Disputes;

/// <summary>The shop's answer to a dispute: texts that the bank reads. All together at most 150,000 characters at Stripe.</summary>
public sealed record DisputeAnswer
{
    public string CustomerName { get; init; } = "";

    public string CustomerEmail { get; init; } = "";

    /// <summary>Where the shopper signed in from while he bought, if that is known.</summary>
    public string? CustomerIp { get; init; }

    public string DeliveryAddress { get; init; } = "";

    /// <summary>What was sold.</summary>
    public string Products { get; init; } = "";

    public string? Carrier { get; init; }

    public string? Tracking { get; init; }

    /// <summary>The day on which the goods left.</summary>
    public string? ShippedOn { get; init; }

    /// <summary>When and from where the account was used.</summary>
    public string Access { get; init; } = "";

    /// <summary>The shop's policies as they stood on the day of the order.</summary>
    public string Policies { get; init; } = "";

    /// <summary>The order's time line, the mails with what became of them, and what staff adds.</summary>
    public string Story { get; init; } = "";
}

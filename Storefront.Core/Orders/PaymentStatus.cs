namespace Storefront.Core.Orders;

/// <summary>Where an order's money is, as the payment ledger says.</summary>
public enum PaymentStatus
{
    None,

    /// <summary>The bank promised the money.</summary>
    Authorized,

    /// <summary>On its way; days for bank debits.</summary>
    Processing,

    /// <summary>Taken for the parcels that left; the rest is promised.</summary>
    PartiallyPaid,
    Paid,
    PartiallyRefunded,
    Refunded,

    /// <summary>The promise was given back before money moved.</summary>
    Voided,

    /// <summary>The last attempt was declined; the shopper may try again.</summary>
    Failed,
}

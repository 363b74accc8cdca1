using Storefront.Core.Shared;

namespace Storefront.Core.Orders;

/// <summary>An order is authorised or paid and will be delivered.</summary>
public sealed record OrderPlaced(CustomerId Customer, OrderId Order, string Number, Money Total, IReadOnlyList<ProductSold> Items) : IDomainEvent;

public sealed record ProductSold(ProductId Product, VariantId Variant, int Quantity, long UnitMinor);

/// <summary>A parcel of an order left, or was handed to who collected it.</summary>
public sealed record OrderShipped(CustomerId Customer, OrderId Order, FulfilmentId Fulfilment) : IDomainEvent;

/// <summary>An order lies ready where the buyer collects it.</summary>
public sealed record OrderReadyToCollect(CustomerId Customer, OrderId Order) : IDomainEvent;

/// <summary>An order was given up, by shop or shopper.</summary>
public sealed record OrderCancelled(CustomerId Customer, OrderId Order) : IDomainEvent;

/// <summary>The link of an unpaid order is to be mailed.</summary>
/// <param name="Asking">Tells one asking from the next.</param>
public sealed record PaymentLinkAsked(CustomerId Customer, OrderId Order, Guid Asking) : IDomainEvent;

/// <summary>A bank was asked for the money and answers after some days.</summary>
public sealed record PaymentAwaited(CustomerId Customer, OrderId Order, string Occurrence) : IDomainEvent;

/// <summary>A bank that was asked days ago did not pay; the order can be paid in another way.</summary>
/// <param name="Asking">Tells one time from the next.</param>
public sealed record PaymentStayedAway(CustomerId Customer, OrderId Order, Guid Asking) : IDomainEvent;

/// <summary>The payment's deadline passed without money.</summary>
public sealed record OrderExpired(CustomerId Customer, OrderId Order) : IDomainEvent;

/// <summary>Money went back to the shopper, asked for by the shop or at Stripe.</summary>
public sealed record OrderRefunded(CustomerId Customer, OrderId Order, Money Amount, string Occurrence) : IDomainEvent;

using System.Collections.Frozen;

namespace Storefront.Core.Notifications;

/// <summary>The mails that the shop sends, by the names of their templates.</summary>
public static class MailTemplate
{
    public const string OrderConfirmation = "order-confirmation";
    public const string Shipment = "shipment";
    public const string ReadyToCollect = "ready-to-collect";
    public const string Collected = "collected";
    public const string Refund = "refund";
    public const string LateRefund = "payment-late-refund";
    public const string OrderCancelled = "order-cancelled";
    public const string OrderExpired = "order-expired";
    public const string PaymentLink = "payment-link";
    public const string PaymentAwaited = "payment-awaited";
    public const string PaymentStayedAway = "payment-stayed-away";
    public const string AccountConfirmation = "account-confirmation";
    public const string AccountExists = "account-exists";
    public const string PasswordReset = "password-reset";

    private static readonly FrozenSet<string> s_withSecret = FrozenSet.Create(AccountConfirmation, PasswordReset);

    public static IReadOnlyList<string> All { get; } =
    [
        OrderConfirmation, Shipment, ReadyToCollect, Collected, Refund, LateRefund, OrderCancelled, OrderExpired, PaymentLink, PaymentAwaited, PaymentStayedAway,
        AccountConfirmation, AccountExists, PasswordReset,
    ];

    /// <summary>Whoever reads the mail could enter the account, so no member of staff may, and it is forgotten once it is sent.</summary>
    public static bool HoldsSecret(string template) => s_withSecret.Contains(template);
}

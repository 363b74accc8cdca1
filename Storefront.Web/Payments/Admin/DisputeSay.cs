using Microsoft.Extensions.Localization;
using Storefront.Core.Payments.Disputes;
using Storefront.Web.Shared.Admin.Parts;

namespace Storefront.Web.Payments.Admin;

/// <summary>What the dispute desk says.</summary>
internal static class DisputeSay
{
    private static readonly HashSet<string> s_reasons = ["fraudulent", "product_not_received", "product_unacceptable", "duplicate", "credit_not_processed", "subscription_canceled", "unrecognized"];

    public static MoneySay Of(AnswerDispute.Result result, IStringLocalizer say) => result switch
    {
        AnswerDispute.Result.Sent => new(Tone.Good, say["AnswerSent"]),
        AnswerDispute.Result.NotOpen => new(Tone.Due, say["AnswerNotOpen"]),
        AnswerDispute.Result.Refused refused => new(Tone.Bad, say["MatterRefused", refused.Message]),
        AnswerDispute.Result.TryLater => new(Tone.Due, say["MatterLater"]),
        _ => throw new InvalidOperationException("The result is closed."),
    };

    /// <summary>What the cardholder says; Stripe adds words now and then.</summary>
    public static string Reason(string reason, IStringLocalizer say) => s_reasons.Contains(reason) ? say[$"DisputeReason-{reason}"] : say["DisputeReason-general"];

    public static Tone ToneOf(DisputeStatus status) => status switch
    {
        DisputeStatus.NeedsResponse or DisputeStatus.WarningNeedsResponse => Tone.Due,
        DisputeStatus.UnderReview or DisputeStatus.WarningUnderReview or DisputeStatus.WarningClosed or DisputeStatus.Prevented => Tone.Quiet,
        DisputeStatus.Won => Tone.Good,
        DisputeStatus.Lost => Tone.Bad,
    };
}

using Microsoft.Extensions.Localization;
using Storefront.Core.Payments.Reconciliation;
using Storefront.Web.Shared;
using Storefront.Web.Shared.Admin.Parts;

namespace Storefront.Web.Payments.Admin;

/// <summary>What the money inbox says: why a row is there, and what its button came to.</summary>
public sealed record MoneySay(Tone Tone, string Text)
{
    public static MoneySay Of(RepairMoney.Result result, IStringLocalizer say) => result switch
    {
        RepairMoney.Result.Repaired => new(Tone.Good, say["MatterRepaired"]),
        RepairMoney.Result.Reviewed => new(Tone.Good, say["MatterReviewed"]),
        RepairMoney.Result.StillDifferent => new(Tone.Due, say["MatterStillDifferent"]),
        RepairMoney.Result.ReasonMissing => new(Tone.Bad, say["MatterReasonMissing"]),
        RepairMoney.Result.NotOpen => new(Tone.Due, say["MatterNotOpen"]),
        RepairMoney.Result.Refused refused => new(Tone.Bad, say["MatterRefused", refused.Message]),
        RepairMoney.Result.TryLater => new(Tone.Due, say["MatterLater"]),
        _ => throw new InvalidOperationException("The result is closed."),
    };

    public static MoneySay Of(ReconciliationRun run, IStringLocalizer say) => run.Outcome switch
    {
        ReconciliationOutcome.Complete => new(run.Differences == 0 ? Tone.Good : Tone.Due, say["RunComplete", run.Intents, run.Movements, run.Differences]),
        ReconciliationOutcome.Partial => new(Tone.Due, say["RunPartial", run.Intents, run.Differences]),
        ReconciliationOutcome.Unreachable => new(Tone.Bad, say["RunUnreachable"]),
    };

    /// <summary>One sentence or two in plain words, with both sides' amounts.</summary>
    public static string Why(MoneyMatter matter, IStringLocalizer say) =>
        say[$"Matter{matter.Kind}Why", matter.OursAmount?.ToText() ?? "–", matter.TheirsAmount?.ToText() ?? "–", matter.OrderNumber ?? "–"];
}

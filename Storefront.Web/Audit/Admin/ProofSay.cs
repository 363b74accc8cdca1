using Microsoft.Extensions.Localization;
using Storefront.Core.Audit;
using Storefront.Core.Shared;
using Storefront.Web.Shared;
using Storefront.Web.Shared.Admin.Parts;

namespace Storefront.Web.Audit.Admin;

/// <summary>What the page <em>Proof</em> says: of the whole, of each promise, of the sums, and of the shop's test of itself.</summary>
public sealed record ProofSay(Tone Tone, string Text)
{
    public static ProofSay Of(Proof proof, IStringLocalizer say) => proof switch
    {
        { Broken: 1 } => new(Tone.Bad, say["ProofBrokenOne"]),
        { Holds: false } => new(Tone.Bad, say["ProofBroken", proof.Broken]),
        { Skipped: > 0 } => new(Tone.Due, say["ProofOwnOnly", proof.Kept]),
        _ => new(Tone.Good, say["ProofHolds", proof.Kept, ProveShop.LatelyDays]),
    };

    public static ProofSay Of(ProofFinding finding, IStringLocalizer say) => finding switch
    {
        { IsBroken: true } => new(Tone.Bad, say["PromiseBroken"]),
        { Skipped: not null } => new(Tone.Quiet, say["PromiseNotAsked"]),
        _ => new(Tone.Good, say["PromiseHolds"]),
    };

    public static ProofSay Of(SelfTest test, IStringLocalizer say) => test.State switch
    {
        SelfTestState.Running => new(Tone.Quiet, say["SelfTestRunning"]),
        SelfTestState.Passed => new(Tone.Good, say["SelfTestPassed", test.Sold, test.Units]),
        SelfTestState.Failed => new(Tone.Bad, say["SelfTestFailed", test.Sold, test.Units, test.Counted, test.Allocated]),
        SelfTestState.CutOff => new(Tone.Due, say["SelfTestCutOff"]),
    };

    /// <summary>What a press of the button came to, where there is no run to show.</summary>
    public static string? Of(RunSelfTest.Result result, IStringLocalizer say) => result switch
    {
        RunSelfTest.Result.Ended => null,
        RunSelfTest.Result.NoWarehouse => say["SelfTestNoWarehouse"].Value,
        RunSelfTest.Result.UnderWay => say["SelfTestUnderWay"].Value,
        _ => throw new InvalidOperationException("The result is closed."),
    };

    public static string Write(long number, Currency? currency) => currency is { } money ? new Money(number, money).ToText() : number.ToString("N0");

    /// <summary>The room of the office in which a broken promise is looked into; null: nothing can be done there.</summary>
    public static string? RoomOf(ProofArea area) => area switch
    {
        ProofArea.Stock => "/admin/stock",
        ProofArea.Orders => "/admin/orders",
        ProofArea.Money or ProofArea.Stripe => "/admin/payments/inbox",
        ProofArea.Facts => null,
    };
}

using System.Globalization;
using Storefront.Core.Audit;
using Storefront.Core.Shared;

namespace Storefront.Web.Shared.Operations;

/// <summary>A proof as lines of a terminal.</summary>
internal static class ProofTable
{
    private const int Label = 34;
    private const int Number = 20;

    public static IEnumerable<string> Lines(Proof proof) =>
    [
        .. proof.Findings.GroupBy(finding => finding.Area).OrderBy(area => area.Key).SelectMany(Area),
        "",
        .. Sums(proof),
        "",
        Verdict(proof),
    ];

    private static IEnumerable<string> Area(IGrouping<ProofArea, ProofFinding> area) => [TitleOf(area.Key), .. area.SelectMany(Finding)];

    private static IEnumerable<string> Finding(ProofFinding finding)
    {
        var asked = finding.Skipped is { } why ? $" ({why})" : "";
        return [$"  {StateOf(finding),-10} {finding.Name,-5} {finding.Sentence}{asked}", .. finding.Broken.Select(row => $"                   {row}")];
    }

    private static IEnumerable<string> Sums(Proof proof) =>
    [
        string.Create(CultureInfo.InvariantCulture, $"{"Sums",-Label}{"one book",Number}{"the other",Number}"),
        .. proof.Sums.Select(sum => $"  {NameOf(sum),-Label + 2}{Write(sum.One, sum.Currency),Number}{Write(sum.Other, sum.Currency),Number}{(sum.IsEqual ? "" : "  differ")}"),
    ];

    private static string Verdict(Proof proof) => string.Create(
        CultureInfo.InvariantCulture,
        $"{proof.At:yyyy-MM-dd HH:mm:ss} UTC: {proof.Kept} hold, {proof.Broken} broken, {proof.Skipped} not asked, in {proof.Took.TotalSeconds:0.0} s");

    private static string StateOf(ProofFinding finding) => finding switch
    {
        { IsBroken: true } => "BROKEN",
        { Skipped: not null } => "not asked",
        _ => "holds",
    };

    private static string TitleOf(ProofArea area) => area switch
    {
        ProofArea.Stock => "Stock",
        ProofArea.Orders => "Orders",
        ProofArea.Money => "Money",
        ProofArea.Stripe => "Stripe",
        ProofArea.Facts => "Facts and mails",
    };

    private static string NameOf(ProofSum sum) => sum.Kind switch
    {
        SumKind.OnShelves => "pieces on shelves, moved",
        SumKind.Held => "pieces held, in holds",
        SumKind.Promised => "pieces promised, allocated",
        SumKind.OrderTotals => $"{sum.Currency} orders, their parts",
        SumKind.Captured => $"{sum.Currency} captured, in the ledger",
        SumKind.Refunded => $"{sum.Currency} refunded, in the ledger",
        SumKind.CapturedAtStripe => $"{sum.Currency} captured, at Stripe",
        SumKind.RefundedAtStripe => $"{sum.Currency} refunded, at Stripe",
    };

    private static string Write(long number, Currency? currency) => currency is { } money
        ? new Money(number, money).ToMajor().ToString($"N{money.Exponent}", CultureInfo.InvariantCulture)
        : number.ToString("N0", CultureInfo.InvariantCulture);
}

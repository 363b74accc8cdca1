using Microsoft.Extensions.Logging;
using Storefront.Core.Shared;

namespace Storefront.Core.Audit;

/// <summary>Proves the shop every night, so that a broken promise is in the log and in the metrics before anybody opens the page.</summary>
public sealed partial class ReportProof(ProveShop prove, TimeProvider clock, ILogger<ReportProof> log)
{
    public async Task<Proof> ExecuteAsync(CancellationToken ct)
    {
        var proof = await prove.ExecuteAsync(ProveShop.Command.Lately(clock.GetUtcNow()), ct);
        foreach (var finding in proof.Findings.Where(finding => finding.IsBroken))
        {
            ShopMeter.PromisesBroken.Add(1, new KeyValuePair<string, object?>("promise", finding.Name));
            LogBroken(finding.Name, finding.Sentence, finding.Broken.Count);
        }
        if (proof.Holds) LogHolds(proof.Kept, proof.Skipped);
        return proof;
    }

    // What breaks it may name a person, so its rows are for the page and the command only.
    [LoggerMessage(Level = LogLevel.Error, Message = "Broken: {Promise} {Sentence} ({Rows} rows); the office page Proof and ./dev prove show them")]
    private partial void LogBroken(string promise, string sentence, int rows);

    [LoggerMessage(Level = LogLevel.Information, Message = "Proven: {Kept} promises hold, {Skipped} could not be asked")]
    private partial void LogHolds(int kept, int skipped);
}

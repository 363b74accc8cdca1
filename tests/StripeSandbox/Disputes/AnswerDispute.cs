using System.Text.Json;
using Storefront.Tests.StripeSandbox.Api;
using Storefront.Tests.StripeSandbox.Books;

namespace Storefront.Tests.StripeSandbox.Disputes;

/// <summary><c>POST /v1/disputes/:id</c>: keeps the merchant's evidence; with <c>submit</c> the bank reads it, once.</summary>
internal static class AnswerDispute
{
    public static Answer Execute(ApiCall call)
    {
        var dispute = call.Books.Disputes.Find(call.Id) ?? throw Refusal.NotFound("dispute", call.Id);
        if (dispute.Status != "needs_response") throw Refusal.Invalid("evidence", "This dispute is already closed or its evidence was submitted.");

        var submits = call.Form.Flag("submit") ?? true;
        var answered = call.Books.Disputes.Put(dispute with
        {
            Evidence = Merge(dispute.Evidence, call.Form.Merge("evidence", new Dictionary<string, string>())),
            EvidenceDetails = dispute.EvidenceDetails with { HasEvidence = true, SubmissionCount = dispute.EvidenceDetails.SubmissionCount + (submits ? 1 : 0) },
            Metadata = call.Form.Merge("metadata", dispute.Metadata),
            Status = submits ? "under_review" : dispute.Status,
        });
        call.Emit("charge.dispute.updated", answered);
        return Answer.Ok(answered);
    }

    private static DisputeEvidence Merge(DisputeEvidence old, IReadOnlyDictionary<string, string> given)
    {
        var merged = Wire.Object(old);
        foreach (var (name, text) in given)
        {
            if (!merged.ContainsKey(name)) throw Refusal.Invalid($"evidence[{name}]", $"Received unknown parameter: evidence[{name}]");
            merged[name] = text;
        }
        return merged.Deserialize<DisputeEvidence>(Wire.Options)!;
    }
}

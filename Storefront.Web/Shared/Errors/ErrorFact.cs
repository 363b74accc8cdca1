namespace Storefront.Web.Shared.Errors;

/// <summary>What went wrong with the request that an error page speaks of: a feature of its request.</summary>
/// <param name="Status">The HTTP status of the answer.</param>
/// <param name="TraceId">W3C trace id: the word under which the logs know it.</param>
/// <param name="RetryAfter">Seconds after which trying again makes sense.</param>
public sealed record ErrorFact(int Status, string TraceId, int? RetryAfter);

namespace Storefront.Tests.StripeSandbox.Api;

/// <summary>
/// A request that Stripe would not carry out. Thrown by the work, so that its changes are undone, and turned
/// into an answer by <see cref="ApiPipeline"/> alone.
/// </summary>
internal sealed class Refusal(int status, StripeError error, bool saved = false) : Exception(error.Message)
{
    public int Status => status;

    public StripeError Error => error;

    /// <summary>Whether the idempotency key keeps this answer: not for requests that were never carried out.</summary>
    public bool Saved => saved;

    public static Refusal Missing(string param) =>
        Invalid(param, $"Missing required param: {param}.", "parameter_missing");

    public static Refusal Invalid(string? param, string message, string? code = null) =>
        new(400, new StripeError { Type = StripeError.InvalidRequest, Code = code, Param = param, Message = message });

    public static Refusal NotFound(string kind, string id, string param = "id") => new(404, new StripeError
    {
        Type = StripeError.InvalidRequest,
        Code = "resource_missing",
        Param = param,
        Message = $"No such {kind}: '{id}'",
    });

    public static Refusal Unauthorised(string message) =>
        new(401, new StripeError { Type = StripeError.InvalidRequest, Message = message });

    public static Refusal Forbidden(string message) =>
        new(403, new StripeError { Type = StripeError.InvalidRequest, Message = message });

    public static Refusal Card(string code, string message, string? param = null) =>
        new(402, new StripeError { Type = StripeError.CardError, Code = code, Message = message, Param = param });

    /// <summary>The object is in a state that does not allow the step.</summary>
    public static Refusal Unexpected(StripeError error) => new(400, error, saved: true);
}

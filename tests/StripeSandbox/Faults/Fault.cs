using Storefront.Tests.StripeSandbox.Api;

namespace Storefront.Tests.StripeSandbox.Faults;

/// <summary>The fault of one request, mostly none.</summary>
internal sealed record Fault(FaultMode Mode, TimeSpan Delay)
{
    public static readonly Fault None = new(FaultMode.None, TimeSpan.Zero);

    public static readonly Answer ServerError = Answer.Failed(500, new StripeError
    {
        Type = StripeError.ApiFailure,
        Message = "An unknown error occurred (ordered by a sandbox fault).",
    });

    private static readonly Answer TooMany = Answer.Failed(429, new StripeError
    {
        Type = StripeError.InvalidRequest,
        Code = "rate_limit",
        Message = "Request rate limit exceeded (ordered by a sandbox fault).",
    });

    public bool SpoilsAnswer => Mode == FaultMode.Http500After;

    /// <summary>True when the request ends here, undone.</summary>
    public async Task<bool> StrikeBeforeAsync(ApiReply reply)
    {
        switch (Mode)
        {
            case FaultMode.TimeoutBefore:
                await reply.WaitAsync(Delay);
                reply.Cut();
                return true;
            case FaultMode.ResetBefore:
                reply.Cut();
                return true;
            case FaultMode.Http500Before:
                await reply.SendAsync(ServerError);
                return true;
            case FaultMode.Http429:
                await reply.SendAsync(TooMany);
                return true;
            default:
                return false;
        }
    }

    public Task StallAsync(ApiReply reply) => Mode == FaultMode.Slow ? reply.WaitAsync(Delay) : Task.CompletedTask;

    /// <summary>True when the answer is lost.</summary>
    public async Task<bool> StrikeAfterAsync(ApiReply reply)
    {
        if (Mode is not (FaultMode.TimeoutAfter or FaultMode.ResetAfter)) return false;
        if (Mode == FaultMode.TimeoutAfter) await reply.WaitAsync(Delay);
        reply.Cut();
        return true;
    }
}

using Microsoft.EntityFrameworkCore;
using Storefront.Core.Shared;

namespace Storefront.Core.Notifications.Outbox;

/// <summary>Puts a parked message back in the queue. One that went out meanwhile stays sent.</summary>
public sealed class RetryMessage(IStorefrontDb db, TimeProvider clock)
{
    public abstract record Result
    {
        private Result()
        {
        }

        public sealed record Queued : Result;

        public sealed record NotParked : Result;

        public sealed record NoSuchMessage : Result;
    }

    public Task<Result> ExecuteAsync(MessageId id, CancellationToken ct) => db.RunAsync<Result>(async (work, token) =>
    {
        if (await work.Messages.SingleOrDefaultAsync(m => m.Id == id, token) is not { } message) return new Result.NoSuchMessage();
        if (message.State != MessageState.Parked) return new Result.NotParked();
        message.Retry(clock.GetUtcNow());
        await work.CommitAsync(token);
        return new Result.Queued();
    }, ct);
}

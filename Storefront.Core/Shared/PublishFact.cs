namespace Storefront.Core.Shared;

public static class PublishFact
{
    extension(IStorefrontDb db)
    {
        /// <summary>Writes one fact that has no change of its own beside it.</summary>
        public Task PublishAsync(IDomainEvent fact, CancellationToken ct) => db.RunAsync(
            async (work, token) =>
            {
                work.Publish(fact);
                await work.CommitAsync(token);
                return true;
            },
            ct);
    }
}

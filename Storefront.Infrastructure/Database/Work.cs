using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Storefront.Core.Shared;
using Storefront.Infrastructure.Events;

namespace Storefront.Infrastructure.Database;

internal sealed class Work(StorefrontContext context, IDbContextTransaction transaction, TimeProvider clock, EventSignals? signals) : IWork
{
    private int _published;

    /// <summary>Committing only says that the work is to be kept; its answer is written before it is.</summary>
    public bool EndsLater { get; init; }

    public bool Ended { get; private set; }

    /// <summary>The commit was sent, and may have been carried out.</summary>
    public bool Committing { get; private set; }

    /// <summary>For the adapters in this project that need SQL of their own.</summary>
    public StorefrontContext Context => context;

    public DbSet<T> Set<T>()
        where T : class => context.Set<T>();

    public TResult Ask<TResult>(Func<DbContext, TResult> compiled) => compiled(context);

    public void Publish(IDomainEvent fact) => context.Add(new OutboxRow
    {
        Id = Guid.CreateVersion7(),
        Type = EventTypes.NameOf(fact),
        Payload = EventTypes.Write(fact),
        OccurredAt = clock.GetUtcNow().AddMicroseconds(_published++), // keeps the order of facts of one work
    });

    public Task<T?> LockAsync<T>(IQueryable<T> one, CancellationToken ct)
        where T : class => one.TagWith(RowLock.Tag).SingleOrDefaultAsync(ct);

    public Task SaveAsync(CancellationToken ct) => context.SaveChangesAsync(ct);

    public async Task CommitAsync(CancellationToken ct)
    {
        await context.SaveChangesAsync(ct);
        Ended = true;
        if (!EndsLater) await EndAsync(ct);
    }

    public async Task EndAsync(CancellationToken ct)
    {
        Committing = true;
        await transaction.CommitAsync(ct);
        if (_published > 0) signals?.Written.Beat();
    }
}

internal static class WorkContext
{
    /// <summary>The context behind a unit of work of this project.</summary>
    public static StorefrontContext Context(this IWork work) => ((Work)work).Context;
}

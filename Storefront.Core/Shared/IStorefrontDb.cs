using Microsoft.EntityFrameworkCore;

namespace Storefront.Core.Shared;

/// <summary>The one door to the database. Each call opens a fresh context, so it may be used from any thread and for any time.</summary>
public interface IStorefrontDb
{
    /// <summary>
    /// Runs one unit of work in a transaction of its own. It is tried again, from the start and with a fresh context, on
    /// serialisation failures, deadlocks and a lost connection. Only <see cref="IWork.CommitAsync"/> keeps what was done: an early return undoes it.
    /// </summary>
    /// <exception cref="OutcomeUnknownException">The connection was lost during the commit: tried again, the work might be done twice.</exception>
    Task<T> RunAsync<T>(Func<IWork, CancellationToken, Task<T>> work, CancellationToken ct);

    /// <summary>
    /// The same for a request that may be repeated: the first one's result is kept with its work, and every equal request under the same
    /// key is answered with it and changes nothing. Work that does not commit keeps no answer: asked again, it is tried again. So a key
    /// makes it safe to try again after a lost commit, too.
    /// </summary>
    /// <param name="request">Null: the client named no key.</param>
    /// <exception cref="RequestInFlightException">The same request is under way.</exception>
    /// <exception cref="RequestKeyReusedException">The key was used for another request.</exception>
    Task<T> RunAsync<T>(KeyedRequest? request, Func<IWork, CancellationToken, Task<T>> work, CancellationToken ct);

    /// <summary>Adds one row by itself, in one step. False: a row with its key was there, and nothing changed.</summary>
    Task<bool> AddOnceAsync<T>(T row, CancellationToken ct)
        where T : class;

    /// <summary>Reads without tracking and without a transaction; after a lost connection once more from the start.</summary>
    Task<T> ReadAsync<T>(Func<ITables, CancellationToken, Task<T>> read, CancellationToken ct);
}

/// <summary>The tables of the shop. Each feature names its own by an extension property: <c>tables.Orders</c>.</summary>
public interface ITables
{
    DbSet<T> Set<T>()
        where T : class;

    /// <summary>
    /// Runs a query of <see cref="EF.CompileAsyncQuery{TContext, TResult}(System.Linq.Expressions.Expression{Func{TContext, TResult}})"/>: for those that
    /// every checkout asks several times, where making the expression costs more than its answer. Such a query says itself whether it tracks.
    /// </summary>
    TResult Ask<TResult>(Func<DbContext, TResult> compiled);
}

/// <summary>Marks a query that locks its rows (see <see cref="IWork.LockAsync"/>).</summary>
public static class RowLock
{
    public const string Tag = "locks its row";
}

/// <summary>A unit of work that is under way.</summary>
public interface IWork : ITables
{
    /// <summary>Writes a fact to the outbox; it becomes visible to all listeners when the work commits.</summary>
    void Publish(IDomainEvent fact);

    /// <summary>
    /// Loads a row and locks it for the rest of the work: whoever else wants it waits, and then sees what this work left. Null: there is none,
    /// or it was none any more when its turn came.
    /// </summary>
    /// <param name="one">Finds at most one row, by columns of that row only.</param>
    Task<T?> LockAsync<T>(IQueryable<T> one, CancellationToken ct)
        where T : class;

    /// <summary>Sends the changes so far to the database, inside the transaction.</summary>
    Task SaveAsync(CancellationToken ct);

    /// <summary>Saves and commits. Nothing may follow it.</summary>
    Task CommitAsync(CancellationToken ct);
}

/// <summary>A fact about the shop, named in the past (<c>OrderPlaced</c>). Its type name and JSON shape are public: add fields, never rename them.</summary>
public interface IDomainEvent;

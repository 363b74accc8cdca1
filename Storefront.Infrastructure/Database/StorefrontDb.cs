using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Npgsql;
using Storefront.Core.Shared;
using Storefront.Infrastructure.Database.Requests;
using Storefront.Infrastructure.Events;

namespace Storefront.Infrastructure.Database;

/// <inheritdoc cref="IStorefrontDb"/>
/// <param name="signals">Wakes the sequencer of this node after a commit; none where no events are consumed, as in an import of its own process.</param>
public sealed partial class StorefrontDb(
    IDbContextFactory<StorefrontContext> contexts,
    TimeProvider clock,
    ILogger<StorefrontDb> log,
    EventSignals? signals = null) : IStorefrontDb
{
    private const int MaxTries = 6;

    public Task<T> RunAsync<T>(Func<IWork, CancellationToken, Task<T>> work, CancellationToken ct) => RunAsync(null, work, ct);

    public Task<T> RunAsync<T>(KeyedRequest? request, Func<IWork, CancellationToken, Task<T>> work, CancellationToken ct) => AgainAsync(() => TryAsync(request, work, ct), ct);

    public Task<bool> AddOnceAsync<T>(T row, CancellationToken ct)
        where T : class => AgainAsync(() => TryAddAsync(row, ct), ct);

    public Task<T> ReadAsync<T>(Func<ITables, CancellationToken, Task<T>> read, CancellationToken ct) => AgainAsync(() => TryAsync(read, ct), ct);

    private async Task<T> AgainAsync<T>(Func<Task<T>> act, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await act();
            }
            catch (Exception fault) when (attempt < MaxTries && TransientFault.Is(fault))
            {
                LogRetry(attempt, TransientFault.Code(fault));
                await Task.Delay(Pause(attempt), ct);
            }
        }
    }

    private async Task<bool> TryAddAsync<T>(T row, CancellationToken ct)
        where T : class
    {
        await using var context = await contexts.CreateDbContextAsync(ct);
        context.Add(row);
        try
        {
            await context.SaveChangesAsync(ct);
            return true;
        }
        catch (DbUpdateException fault) when (fault.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            return false;
        }
    }

    private async Task<T> TryAsync<T>(Func<ITables, CancellationToken, Task<T>> read, CancellationToken ct)
    {
        await using var context = await contexts.CreateDbContextAsync(ct);
        context.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        await context.Database.OpenConnectionAsync(ct); // once for all queries, not once for each
        return await read(context, ct);
    }

    private static TimeSpan Pause(int attempt) => TimeSpan.FromMilliseconds(Random.Shared.Next(5, 20) * Math.Pow(2, attempt - 1));

    private async Task<T> TryAsync<T>(KeyedRequest? request, Func<IWork, CancellationToken, Task<T>> work, CancellationToken ct)
    {
        await using var context = await contexts.CreateDbContextAsync(ct);
        context.Database.AutoSavepointsEnabled = false; // a work that fails is tried again as a whole
        await using var transaction = await context.Database.BeginTransactionAsync(ct);
        if (request is not null && await RequestRows.ClaimAsync(context, request, clock.GetUtcNow(), ct) is { } answer) return RequestRows.Read<T>(answer);
        var unit = new Work(context, transaction, clock, signals) { EndsLater = request is not null };
        try
        {
            var result = await work(unit, ct);
            if (request is null || !unit.Ended) return result;
            await RequestRows.AnswerAsync(context, request, result, ct);
            await unit.EndAsync(ct);
            return result;
        }
        catch (DbUpdateConcurrencyException fault)
        {
            throw new ConcurrentEditException(fault);
        }
        catch (Exception fault) when (request is null && unit.Committing && TransientFault.IsSilence(fault))
        {
            throw new OutcomeUnknownException(fault);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The database is asked again after attempt {Attempt}: {Code}")]
    private partial void LogRetry(int attempt, string code);
}

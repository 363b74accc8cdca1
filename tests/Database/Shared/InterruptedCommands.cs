using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace Storefront.Tests.Shared;

/// <summary>
/// Lets a competitor in at a chosen command of EF Core, so that what a race does by chance happens every time. The interrupted work goes on
/// when the competitor has ended, or waits for a lock that this work has. A command is named by a part of its SQL, or by several: "locks … FROM a".
/// </summary>
/// <param name="address">Of the database, asked when it is needed.</param>
public sealed class InterruptedCommands(Func<string> address) : IDbCommandInterceptor, IDbTransactionInterceptor
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private readonly Lock _gate = new();
    private readonly List<Entrance> _entrances = [];

    private enum Moment
    {
        Before,
        After,
        BeforeCommit,
    }

    /// <summary>Runs the competitor once, before the command is sent. Answers what it came to.</summary>
    public Task<T> Before<T>(string command, Func<Task<T>> competitor) => Open(Moment.Before, command, competitor);

    /// <summary>Runs the competitor once, when the command was answered and before the work hears of it.</summary>
    public Task<T> After<T>(string command, Func<Task<T>> competitor) => Open(Moment.After, command, competitor);

    /// <summary>Runs the competitor once, when the transaction that sent the command has done all its work and is about to commit.</summary>
    public Task<T> BeforeCommitOf<T>(string command, Func<Task<T>> competitor) => Open(Moment.BeforeCommit, command, competitor);

    public async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        await LetInAsync(Moment.Before, command);
        return result;
    }

    public async ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        await LetInAsync(Moment.Before, command);
        return result;
    }

    public async ValueTask<DbDataReader> ReaderExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
    {
        await LetInAsync(Moment.After, command);
        return result;
    }

    public async ValueTask<int> NonQueryExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        await LetInAsync(Moment.After, command);
        return result;
    }

    public async ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        if (Take(entrance => entrance.Moment == Moment.BeforeCommit && entrance.SentBy == transaction.Connection) is { } entrance) await RunAsync(entrance);
        return result;
    }

    private Task<T> Open<T>(Moment moment, string command, Func<Task<T>> competitor)
    {
        var outcome = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate) _entrances.Add(new(moment, command, RunAsync));
        return outcome.Task.WaitAsync(s_patience);

        async Task RunAsync()
        {
            try
            {
                outcome.SetResult(await competitor());
            }
            catch (Exception fault)
            {
                outcome.SetException(fault);
            }
        }
    }

    private async Task LetInAsync(Moment moment, DbCommand command)
    {
        lock (_gate)
            foreach (var waiting in _entrances.Where(one => one.Moment == Moment.BeforeCommit && one.SentBy is null && one.Fits(command)))
                waiting.SentBy = command.Connection;
        if (Take(entrance => entrance.Moment == moment && entrance.Fits(command)) is { } entrance) await RunAsync(entrance);
    }

    private Entrance? Take(Predicate<Entrance> fits)
    {
        lock (_gate)
        {
            var index = _entrances.FindIndex(fits);
            if (index < 0) return null;
            var entrance = _entrances[index];
            _entrances.RemoveAt(index);
            return entrance;
        }
    }

    private async Task RunAsync(Entrance entrance)
    {
        var running = Task.Run(entrance.RunAsync);
        await Eventually.TrueAsync(async () => running.IsCompleted || await AnybodyWaitsAsync(), "the competitor has ended or waits");
    }

    private async Task<bool> AnybodyWaitsAsync()
    {
        await using var connection = new NpgsqlConnection(address());
        await connection.OpenAsync();
        await using var waiting = new NpgsqlCommand("select exists (select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock')", connection);
        return (bool)(await waiting.ExecuteScalarAsync())!;
    }

    private sealed class Entrance(Moment moment, string command, Func<Task> run)
    {
        public Moment Moment => moment;

        /// <summary>Whose commit is waited for; null: the command was not sent yet.</summary>
        public DbConnection? SentBy { get; set; }

        public bool Fits(DbCommand sent) => command.Split(" … ").All(part => sent.CommandText.Contains(part, StringComparison.Ordinal));

        public Task RunAsync() => run();
    }
}

using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Storefront.Infrastructure.Database;

/// <summary>
/// Faults after which the same work may succeed: the engine asked for a retry, the connection was lost, or somebody inserted the same
/// row first, which the work finds when it looks again.
/// </summary>
internal static class TransientFault
{
    public static bool Is(Exception fault) => Unwrap(fault) switch
    {
        PostgresException postgres => IsTransient(postgres.SqlState),
        NpgsqlException npgsql => npgsql.IsTransient,
        TimeoutException => true,
        _ => false,
    };

    public static string Code(Exception fault) => Unwrap(fault) is PostgresException postgres ? postgres.SqlState : Unwrap(fault).GetType().Name;

    private static Exception Unwrap(Exception fault) =>
        fault is DbUpdateException or InvalidOperationException && fault.InnerException is { } inner ? Unwrap(inner) : fault;

    private static bool IsTransient(string state) =>
        state is PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.UniqueViolation
        || state.StartsWith("57P", StringComparison.Ordinal)
        || state.StartsWith("08", StringComparison.Ordinal);
}

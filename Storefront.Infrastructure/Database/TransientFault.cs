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
        _ => IsBrokenLine(fault),
    };

    /// <summary>The engine has said nothing of the statement: the line broke, or the server went away.</summary>
    public static bool IsSilence(Exception fault) => Unwrap(fault) switch
    {
        PostgresException postgres => IsLost(postgres.SqlState),
        _ => IsBrokenLine(fault),
    };

    public static string Code(Exception fault) => Unwrap(fault) is PostgresException postgres ? postgres.SqlState : Unwrap(fault).GetType().Name;

    private static Exception Unwrap(Exception fault) =>
        fault is DbUpdateException or InvalidOperationException && fault.InnerException is { } inner ? Unwrap(inner) : fault;

    private static bool IsBrokenLine(Exception fault) => Unwrap(fault) switch
    {
        NpgsqlException npgsql => npgsql.IsTransient,
        TimeoutException => true,
        // A reader of Npgsql's whose connection was taken away under it.
        NullReferenceException { Source: "Npgsql" } => true,
        _ => false,
    };

    private static bool IsTransient(string state) =>
        state is PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.UniqueViolation
        || IsLost(state);

    private static bool IsLost(string state) => state.StartsWith("57P", StringComparison.Ordinal) || state.StartsWith("08", StringComparison.Ordinal);
}

using System.Data.Common;
using System.Net.Sockets;
using Microsoft.AspNetCore.Antiforgery;
using Storefront.Core.Shared;

namespace Storefront.Web.Shared.Errors;

/// <summary>The status that an unhandled exception deserves: most are our fault, some the client's, some pass by themselves.</summary>
internal static class FaultStatus
{
    /// <summary>PostgreSQL's words for text that it cannot store: a NUL inside JSON, say.</summary>
    private static readonly string[] s_unstorable = ["22021", "22P05"];

    /// <summary>PostgreSQL's classes for what passes: nothing left (disk, memory, connections), stopped by its operator, trouble of the machine.</summary>
    private static readonly string[] s_passing = ["53", "57", "58"];

    public static int Of(Exception fault) => fault switch
    {
        BadHttpRequestException bad => bad.StatusCode,
        AntiforgeryValidationException => StatusCodes.Status400BadRequest,
        ConcurrentEditException or RequestInFlightException or RequestKeyReusedException => StatusCodes.Status409Conflict,
        OutcomeUnknownException => StatusCodes.Status503ServiceUnavailable,
        _ when Chain(fault).OfType<DbException>().FirstOrDefault() is { } database => OfDatabase(database),
        _ => StatusCodes.Status500InternalServerError,
    };

    private static int OfDatabase(DbException fault)
    {
        if (s_unstorable.Contains(fault.SqlState)) return StatusCodes.Status400BadRequest;
        return fault.IsTransient || s_passing.Any(passing => fault.SqlState?.StartsWith(passing, StringComparison.Ordinal) == true)
            || Chain(fault).Any(cause => cause is SocketException or TimeoutException or EndOfStreamException)
            ? StatusCodes.Status503ServiceUnavailable
            : StatusCodes.Status500InternalServerError;
    }

    private static IEnumerable<Exception> Chain(Exception fault)
    {
        for (var link = fault; link is not null; link = link.InnerException)
            yield return link;
    }
}

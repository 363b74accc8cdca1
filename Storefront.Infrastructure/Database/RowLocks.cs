using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Storefront.Core.Shared;

namespace Storefront.Infrastructure.Database;

/// <summary>Ends a query that carries the tag with <c>FOR UPDATE</c>, for which LINQ has no word.</summary>
internal sealed class RowLocks : DbCommandInterceptor
{
    private const string Mark = "-- " + RowLock.Tag;

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        if (command.CommandText.StartsWith(Mark, StringComparison.Ordinal)) command.CommandText = string.Concat(command.CommandText, "\nFOR UPDATE");
        return ValueTask.FromResult(result);
    }
}

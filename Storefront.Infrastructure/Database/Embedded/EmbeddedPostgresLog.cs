using Microsoft.Extensions.Logging;

namespace Storefront.Infrastructure.Database.Embedded;

internal static partial class EmbeddedPostgresLog
{
    [LoggerMessage(Level = LogLevel.Information, Message = "PostgreSQL started in {Folder}")]
    public static partial void PostgresStarted(this ILogger log, string folder);

    [LoggerMessage(Level = LogLevel.Information, Message = "PostgreSQL of {Folder} was running and is used")]
    public static partial void PostgresJoined(this ILogger log, string folder);

    [LoggerMessage(Level = LogLevel.Information, Message = "PostgreSQL of {Folder} stopped")]
    public static partial void PostgresStopped(this ILogger log, string folder);

    [LoggerMessage(Level = LogLevel.Error, Message = "PostgreSQL of {Folder} is gone and is started again")]
    public static partial void PostgresGone(this ILogger log, string folder);

    [LoggerMessage(Level = LogLevel.Critical, Message = "PostgreSQL could not be started again: {Reason}")]
    public static partial void PostgresStillGone(this ILogger log, string reason);
}

using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace Storefront.Web.Shared.Operations;

/// <summary>Logs as a developer reads them: time, level, the end of the category, the message, and the trace it belongs to.</summary>
internal sealed class OneLineConsole(TimeProvider clock) : ConsoleFormatter(FormatterName)
{
    public const string FormatterName = "one-line";

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        var message = logEntry.Formatter(logEntry.State, logEntry.Exception);
        textWriter.Write(clock.GetLocalNow().ToString("HH:mm:ss.fff ", CultureInfo.InvariantCulture));
        textWriter.Write(LevelOf(logEntry.LogLevel));
        textWriter.Write(logEntry.Category[(logEntry.Category.LastIndexOf('.') + 1)..]);
        textWriter.Write(": ");
        textWriter.Write(message);
        if (Activity.Current is { } activity) textWriter.Write($"  [{activity.TraceId}]");
        textWriter.WriteLine();
        if (logEntry.Exception is { } fault) textWriter.WriteLine(fault.ToString());
    }

    private static string LevelOf(LogLevel level) => level switch
    {
        LogLevel.Trace => "trce ",
        LogLevel.Debug => "dbug ",
        LogLevel.Information => "info ",
        LogLevel.Warning => "warn ",
        LogLevel.Error => "FAIL ",
        LogLevel.Critical => "CRIT ",
        LogLevel.None => "",
    };
}

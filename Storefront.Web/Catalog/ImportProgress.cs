using System.Diagnostics;
using Storefront.Core.Catalog.Import;

namespace Storefront.Web.Catalog;

/// <summary>Says on the error stream how far an import is: in place on a terminal, else every few seconds.</summary>
internal sealed class ImportProgress : IProgress<(long Row, BatchOutcome Sum)>
{
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(2);
    private readonly long _started = Stopwatch.GetTimestamp();
    private TimeSpan _told;

    public TimeSpan Elapsed => Stopwatch.GetElapsedTime(_started);

    public void Report((long Row, BatchOutcome Sum) value)
    {
        var elapsed = Elapsed;
        var line = $"{value.Row:N0} rows: {value.Sum.Created:N0} new, {value.Sum.Changed:N0} changed, {value.Sum.Unchanged:N0} the same, {value.Sum.Rejected:N0} rejected ({elapsed.TotalSeconds:0} s)";
        if (!Console.IsErrorRedirected)
        {
            Console.Error.Write($"\r{line}   ");
        }
        else if (_told == default || elapsed - _told >= s_pause)
        {
            Console.Error.WriteLine(line);
            _told = elapsed;
        }
    }
}

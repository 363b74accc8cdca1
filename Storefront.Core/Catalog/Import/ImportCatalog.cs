using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using Storefront.Core.Shared;

namespace Storefront.Core.Catalog.Import;

/// <summary>
/// Imports a file of products. Reading and writing run beside each other; each batch is one transaction that also notes how far
/// the import came, so an import that was interrupted goes on where it stopped when it is started again.
/// </summary>
public sealed class ImportCatalog(ICatalogWriter writer, ShopOptions shop)
{
    private const int BatchesAhead = 2;

    /// <param name="Map">Null: one is guessed from the first record.</param>
    public sealed record Command(ICatalogSource Source, ImportMap? Map, ImportOptions Options, IImportReport Report);

    public abstract record Result
    {
        private Result()
        {
        }

        /// <param name="Skipped">Rows that an earlier, interrupted run had dealt with.</param>
        public sealed record Done(BatchOutcome Outcome, long Skipped) : Result;

        /// <summary>The file has no record.</summary>
        public sealed record Empty : Result;

        /// <summary>No field of the first record looks like a SKU: a map is needed.</summary>
        public sealed record NoSku(IReadOnlyList<string> Fields) : Result;
    }

    /// <param name="progress">Is told of every batch that is written: the last row, and the sums so far.</param>
    public async Task<Result> ExecuteAsync(Command command, IProgress<(long Row, BatchOutcome Sum)> progress, CancellationToken ct)
    {
        if (command.Source.Read().FirstOrDefault(row => row.Fields is not null)?.Fields is not { } first) return new Result.Empty();
        if ((command.Map ?? GuessMap.From(first)) is not { } map) return new Result.NoSku([.. first.Named.Keys]);

        var run = await writer.BeginAsync(command.Source.Name, Fingerprint(command.Source, map, command.Options), ct);
        await command.Report.OpenAsync(run.RowsDone, ct);
        var sum = await WriteAsync(command, map, run, progress, ct);
        await writer.FinishAsync(run.Id, ct);
        return new Result.Done(sum, run.RowsDone);
    }

    private async Task<BatchOutcome> WriteAsync(Command command, ImportMap map, ImportRun run, IProgress<(long Row, BatchOutcome Sum)> progress, CancellationToken ct)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var batches = Channel.CreateBounded<ImportBatch>(BatchesAhead);
        var reading = ReadAsync(command, map, run.RowsDone, batches.Writer, stop.Token);
        var sum = default(BatchOutcome);
        try
        {
            await foreach (var batch in batches.Reader.ReadAllAsync(ct))
            {
                sum += await writer.WriteAsync(run.Id, batch, problems => command.Report.TellAsync(problems, ct), ct);
                command.Report.Keep();
                progress.Report((batch.LastRow, sum));
            }
        }
        finally
        {
            await stop.CancelAsync();
            await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        return sum;
    }

    private Task ReadAsync(Command command, ImportMap map, long rowsDone, ChannelWriter<ImportBatch> batches, CancellationToken ct) => Task.Run(
        async () =>
        {
            var rows = new BatchRows(new MapRow(map, command.Options, shop.SellingCurrency), command.Options.Stock);
            try
            {
                foreach (var batch in rows.Of(command.Source.Read().SkipWhile(row => row.Number <= rowsDone))) await batches.WriteAsync(batch, ct);
                batches.Complete();
            }
            catch (Exception fault)
            {
                // The writing side rethrows it.
                batches.Complete(fault);
            }
        },
        ct);

    // The same file read in another way is another import.
    private static string Fingerprint(ICatalogSource source, ImportMap map, ImportOptions options)
    {
        var how = JsonSerializer.Serialize(new { map, options }, Json.Options);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{source.Fingerprint}\n{how}")));
    }
}

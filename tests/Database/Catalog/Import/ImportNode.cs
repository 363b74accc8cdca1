using System.Text.Json;
using Storefront.Core.Catalog;
using Storefront.Core.Catalog.Import;
using Storefront.Core.Shared;
using Storefront.Infrastructure.Catalog.Import;
using Storefront.Tests.Shared;

namespace Storefront.Tests.Database.Catalog.Import;

/// <summary>A process that imports into the database of a test.</summary>
internal sealed class ImportNode(TestDatabase database)
{
    public Recorder Report { get; } = new();

    /// <summary>Breaks off when this batch has been committed; 0 never.</summary>
    public int KilledAfterBatch { get; init; }

    public async Task<ImportCatalog.Result.Done> RunAsync(ImportMap? map, ImportOptions options, params IEnumerable<object> rows)
    {
        var progress = new Kill(KilledAfterBatch);
        var import = new ImportCatalog(new CatalogWriter(database.Db, new NoPictures(), database.Clock), new ShopOptions());
        var source = new Lines([.. rows.Select(row => JsonSerializer.Serialize(row))]);
        return Assert.IsType<ImportCatalog.Result.Done>(await import.ExecuteAsync(new(source, map, options, Report), progress, TestContext.Current.CancellationToken));
    }

    public Task<ImportCatalog.Result.Done> RunAsync(params IEnumerable<object> rows) => RunAsync(null, new(), rows);

    /// <summary>The death of the process, as far as a test can have it.</summary>
    public sealed class Killed : Exception;

    public sealed class Recorder : IImportReport
    {
        private readonly List<ImportProblem> _batch = [];

        public List<ImportProblem> Kept { get; } = [];

        public Task OpenAsync(long rowsDone, CancellationToken ct) => Task.CompletedTask;

        public Task TellAsync(IReadOnlyList<ImportProblem> problems, CancellationToken ct)
        {
            _batch.Clear();
            _batch.AddRange(problems);
            return Task.CompletedTask;
        }

        public void Keep()
        {
            Kept.AddRange(_batch);
            _batch.Clear();
        }
    }

    private sealed class Kill(int afterBatch) : IProgress<(long Row, BatchOutcome Sum)>
    {
        private int _batches;

        public void Report((long Row, BatchOutcome Sum) value)
        {
            if (++_batches == afterBatch) throw new Killed();
        }
    }

    private sealed class Lines(IReadOnlyList<string> lines) : ICatalogSource
    {
        public string Name => "lines";

        public string Fingerprint { get; } = string.Join('\n', lines);

        public IEnumerable<SourceRow> Read() => JsonLines.Read(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(Fingerprint)));
    }

    private sealed class NoPictures : IMediaStore
    {
        public string UrlFor(string key, int width, string format) => key;

        public Stream? Open(string file) => null;
    }
}

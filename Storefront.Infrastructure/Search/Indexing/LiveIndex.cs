using Microsoft.Extensions.Logging;
using Storefront.Core.Catalog;
using Storefront.Core.Shared;
using Storefront.Infrastructure.Events;

namespace Storefront.Infrastructure.Search.Indexing;

/// <summary>
/// The index that this node answers from. It begins with the snapshot on disk or, when that is missing, damaged, of another catalogue or of
/// another build, with a new one made beside it; events keep it fresh. One at a time changes it; searches never wait.
/// </summary>
internal sealed partial class LiveIndex(
    IndexSource source, IndexFilling filling, IEventLog events, IReadOnlyList<string> languages, ILogger<LiveIndex> log) : IAsyncDisposable
{
    private readonly SemaphoreSlim _writing = new(1);
    private IndexGeneration? _current;
    private IndexGeneration? _broken;
    private volatile CatalogShape _shape = CatalogShape.Empty;
    private CatalogShape? _shapeOfDocuments;
    private string _catalogue = "";
    private bool _dirty;

    /// <summary>Null until a first index is there, and while a broken one is replaced.</summary>
    public IndexGeneration? Current => Volatile.Read(ref _current);

    public CatalogShape Shape => _shape;

    /// <summary>The last event that is in the index.</summary>
    public long Position { get; private set; }

    /// <summary>Beats when a new index is needed.</summary>
    public Pulse Wanted { get; } = new();

    /// <summary>Beats when searches answer from something newer than before.</summary>
    public Pulse Refreshed { get; } = new();

    /// <summary>Reads the shape of the catalogue, and the snapshot where there is a good one.</summary>
    public async Task OpenAsync(CancellationToken ct)
    {
        _shape = await source.ReadShapeAsync(ct);
        var catalogue = _catalogue = await source.CatalogueAsync(ct);
        var head = await events.HeadAsync(ct);
        foreach (var folder in source.Folder.Generations())
        {
            if (IndexGeneration.ReadMark(folder, languages) is not { } mark || mark.Catalogue != catalogue || mark.Position > head) continue;
            if (TryOpen(folder) is not { } generation) continue;
            (_current, Position) = (generation, mark.Position);
            if (mark.Shape == ShapeChange.Fingerprint(_shape)) _shapeOfDocuments = _shape;
            break;
        }
        source.Folder.DeleteOthers(_current?.Folder);
        if (_current is null) Position = head;
        else LogOpened(Position);
    }

    /// <summary>Builds a new index beside the current one and puts it in its place.</summary>
    public async Task RebuildAsync(CancellationToken ct)
    {
        await _writing.WaitAsync(ct);
        try
        {
            var catalogue = await source.CatalogueAsync(ct);
            var head = await events.HeadAsync(ct);
            var shape = await source.ReadShapeAsync(ct);
            var next = IndexGeneration.Create(source.Folder.Next(), languages);
            try
            {
                await filling.AddAllAsync(next, shape, ct);
                next.Refresh();
                next.Commit(new(catalogue, head, ShapeChange.Fingerprint(shape)));
            }
            catch
            {
                next.Dispose();
                throw;
            }
            _catalogue = catalogue;
            Swap(next, shape, head);
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <summary>Makes what the facts changed visible to searches.</summary>
    public async Task ApplyAsync(IReadOnlyList<LoggedEvent> facts, CancellationToken ct)
    {
        await _writing.WaitAsync(ct);
        try
        {
            // Without an index there is nothing to do: the one to come is read after these facts.
            if (_current is not { } current || facts[^1].Position <= Position) return;
            var ids = await TouchedAsync([.. facts.Where(fact => fact.Position > Position).Select(fact => fact.Fact)], ct);
            if (ids.Count > 0) await WriteAsync(current, () => ReplaceAsync(current, ids, ct));
            Position = facts[^1].Position;
            _dirty = true;
            if (ids.Count > 0) Refreshed.Beat();
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <summary>Writes the index to disk, so that the next start begins from here. Needs no database: the shop may be stopping because it is gone.</summary>
    public async Task SnapshotAsync(CancellationToken ct)
    {
        await _writing.WaitAsync(ct);
        try
        {
            if (!_dirty || _current is not { } current) return;
            var shape = _shapeOfDocuments is null ? "" : ShapeChange.Fingerprint(_shapeOfDocuments);
            var mark = new SnapshotMark(_catalogue, Position, shape);
            await WriteAsync(current, () => Task.Run(() => current.Commit(mark), ct));
            _dirty = false;
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <summary>Stops answering from an index that failed, and asks for a new one.</summary>
    public void Discard(IndexGeneration broken, Exception fault)
    {
        if (Interlocked.CompareExchange(ref _current, null, broken) != broken) return;
        LogBroken(fault);
        _broken = broken;
        Wanted.Beat();
    }

    public async ValueTask DisposeAsync()
    {
        await _writing.WaitAsync();
        Retire(_current);
        Retire(_broken);
        _current = _broken = null;
        source.Folder.Dispose();
        // The semaphore stays usable: what still waits to write finds no index and has nothing to do.
        _writing.Release();
    }

    private async Task<IReadOnlyCollection<ProductId>> TouchedAsync(IReadOnlyCollection<IDomainEvent?> facts, CancellationToken ct)
    {
        var ids = await source.NamedAsync(facts, ct);
        if (facts.OfType<CatalogStructureChanged>().Any()) ids.UnionWith(await ReshapeAsync(ct));
        return ids;
    }

    private async Task ReplaceAsync(IndexGeneration current, IReadOnlyCollection<ProductId> ids, CancellationToken ct)
    {
        var unknown = await filling.ReplaceAsync(current, ids, _shape, ct);
        // A product may come with its brand or attributes before anybody tells of these.
        if (unknown.Count > 0) await filling.ReplaceAsync(current, [.. unknown.Union(await ReshapeAsync(ct))], _shape, ct);
        current.Refresh();
    }

    /// <summary>A writer that failed on its disk writes no more: the index is replaced, and what was to be written is read for the new one.</summary>
    private async Task WriteAsync(IndexGeneration current, Func<Task> write)
    {
        try
        {
            await write();
        }
        catch (Exception fault) when (fault is IOException or ObjectDisposedException)
        {
            Discard(current, fault);
            throw;
        }
    }

    private void Retire(IndexGeneration? old)
    {
        try
        {
            old?.Dispose();
        }
        catch (Exception fault)
        {
            LogNotClosed(fault, old!.Folder);
        }
    }

    private IndexGeneration? TryOpen(string folder)
    {
        try
        {
            return IndexGeneration.Open(folder, languages);
        }
        catch (Exception fault)
        {
            LogDamaged(fault, folder);
            return null;
        }
    }

    private void Swap(IndexGeneration next, CatalogShape shape, long position)
    {
        (_shape, _shapeOfDocuments) = (shape, shape);
        var before = Interlocked.Exchange(ref _current, next);
        Position = position;
        _dirty = false;
        Retire(before);
        Retire(Interlocked.Exchange(ref _broken, null));
        source.Folder.DeleteOthers(next.Folder);
        LogBuilt(position);
        Refreshed.Beat();
    }

    /// <summary>The products that read differently in the new shape: all of them when it is not known with which one they were written.</summary>
    private async Task<IReadOnlyCollection<ProductId>> ReshapeAsync(CancellationToken ct)
    {
        var before = _shapeOfDocuments;
        var shape = _shape = _shapeOfDocuments = await source.ReadShapeAsync(ct);
        return await source.TouchedAsync(before is null ? null : ShapeChange.Between(before, shape), ct);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Search goes on with its snapshot at event {Position}")]
    private partial void LogOpened(long position);

    [LoggerMessage(Level = LogLevel.Information, Message = "Search has a new index, built at event {Position}")]
    private partial void LogBuilt(long position);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The search index in {Folder} is damaged and will be built again")]
    private partial void LogDamaged(Exception fault, string folder);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The old search index in {Folder} did not close")]
    private partial void LogNotClosed(Exception fault, string folder);

    [LoggerMessage(Level = LogLevel.Error, Message = "The search index failed; the database answers until it is built again")]
    private partial void LogBroken(Exception fault);
}

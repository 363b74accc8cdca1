using Lucene.Net.Analysis;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Store;
using Lucene.Net.Util;
using Storefront.Core.Shared;
using Storefront.Infrastructure.Search.Facets;
using Storefront.Infrastructure.Search.Querying;
using Directory = Lucene.Net.Store.Directory;

namespace Storefront.Infrastructure.Search.Indexing;

/// <summary>The index of one language in one folder, open for writing and for searching what was just written.</summary>
internal sealed class ProductIndex : IDisposable
{
    private const double BufferMegabytes = 48;

    private readonly Directory _directory;
    private readonly IndexWriter _writer;
    private readonly SearcherManager _searchers;

    private ProductIndex(Directory directory, string language, OpenMode mode)
    {
        _directory = directory;
        Language = language;
        Analyzer = TextAnalysis.For(language);
        _writer = new IndexWriter(directory, new IndexWriterConfig(LuceneVersion.LUCENE_48, Analyzer)
        {
            OpenMode = mode,
            Similarity = Similarity,
            RAMBufferSizeMB = BufferMegabytes,
        });
        _searchers = new SearcherManager(_writer, applyAllDeletes: true, new WarmSearchers());
    }

    public static Bm25Fields Similarity { get; } = new();

    public string Language { get; }

    public Analyzer Analyzer { get; }

    public static ProductIndex Create(string folder, string language) => new(FSDirectory.Open(folder), language, OpenMode.CREATE);

    /// <summary>Opens what was committed after comparing every file with its checksum.</summary>
    /// <exception cref="Exception">Any of several when a file is missing, cut or changed.</exception>
    public static ProductIndex Open(string folder, string language)
    {
        var directory = FSDirectory.Open(folder);
        using (var reader = DirectoryReader.Open(directory))
            foreach (var leaf in reader.Leaves) leaf.AtomicReader.CheckIntegrity();
        return new(directory, language, OpenMode.APPEND);
    }

    /// <summary>What was written beside the last commit; null when there is none that can be read.</summary>
    public static IDictionary<string, string>? ReadMark(string folder)
    {
        try
        {
            using var directory = FSDirectory.Open(folder);
            return DirectoryReader.ListCommits(directory)[^1].UserData;
        }
        catch (Exception fault) when (fault is IOException or CorruptIndexException or IndexOutOfRangeException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>For a product that is not in the index.</summary>
    public void Add(Document document) => _writer.AddDocument(document);

    public void Replace(ProductId product, Document document) => _writer.UpdateDocument(IdTerm(product), document);

    public void Remove(ProductId product) => _writer.DeleteDocuments(IdTerm(product));

    /// <summary>Lets searches see all that was written.</summary>
    public void Refresh() => _searchers.MaybeRefreshBlocking();

    /// <summary>Writes all to disk, with a mark beside it.</summary>
    public void Commit(IDictionary<string, string> mark)
    {
        _writer.SetCommitData(mark);
        _writer.Commit();
    }

    /// <exception cref="ObjectDisposedException">Another generation took this one's place.</exception>
    public T Search<T>(Func<IndexSearcher, T> search)
    {
        var searcher = _searchers.Acquire();
        try
        {
            return search(searcher);
        }
        finally
        {
            _searchers.Release(searcher);
        }
    }

    /// <summary>Closes without a commit: what was written since the last one is found again in the event log.</summary>
    public void Dispose()
    {
        _searchers.Dispose();
        _writer.Rollback();
        _directory.Dispose();
        Analyzer.Dispose();
    }

    private static Term IdTerm(ProductId product) => new(IndexField.Id, DocumentBuilder.IdOf(product));

    /// <summary>Reads what queries keep in memory before the first of them waits for it.</summary>
    private sealed class WarmSearchers : SearcherFactory
    {
        public override IndexSearcher NewSearcher(IndexReader reader)
        {
            foreach (var leaf in reader.Leaves) SegmentFacets.Of(leaf.AtomicReader);
            return new IndexSearcher(reader) { Similarity = Similarity };
        }
    }
}

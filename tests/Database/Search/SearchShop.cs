using Storefront.Tests.Shared;

namespace Storefront.Tests.Database.Search;

/// <summary>A database, a shelf and a folder for the tests of one class; those that only look share one node.</summary>
public sealed class SearchShop(TestCluster cluster) : IAsyncLifetime
{
    private readonly SemaphoreSlim _opening = new(1);
    private SearchNode? _node;

    public TestCluster Cluster => cluster;

    public TestDatabase Database { get; } = new(cluster);

    internal ScratchFolder Folder { get; } = new();

    internal Shelf Shelf { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await Database.InitializeAsync();
        Shelf = new(Database);
    }

    /// <summary>The node of all tests of the class; the first fills the shelf before it starts.</summary>
    internal async Task<SearchNode> OpenAsync(Func<Shelf, Task> fill)
    {
        await _opening.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            if (_node is not null) return _node;
            await fill(Shelf);
            return _node = await SearchNode.StartAsync(Database, Folder.Path);
        }
        finally
        {
            _opening.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_node is not null) await _node.DisposeAsync();
        await Database.DisposeAsync();
        Folder.Dispose();
        _opening.Dispose();
    }
}

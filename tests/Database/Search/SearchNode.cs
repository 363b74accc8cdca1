using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Storefront.Core.Search;
using Storefront.Core.Shared;
using Storefront.Infrastructure.Database;
using Storefront.Infrastructure.Events;
using Storefront.Infrastructure.Search;
using Storefront.Infrastructure.Search.Indexing;
using Storefront.Infrastructure.Shared;
using Storefront.Tests.Shared;

namespace Storefront.Tests.Database.Search;

/// <summary>A node of the shop with nothing but its events and its search, on the database of a test class.</summary>
internal sealed class SearchNode : IAsyncDisposable
{
    private readonly ServiceProvider _provider;

    private SearchNode(TestDatabase database, string folder, string languages)
    {
        var settings = new Dictionary<string, string?> { ["Search:Languages"] = languages };
        _provider = new ServiceCollection()
            .AddLogging()
            .AddSingleton<TimeProvider>(database.Clock)
            .AddSingleton<IDbContextFactory<StorefrontContext>>(database)
            .AddSingleton<IStorefrontDb, StorefrontDb>()
            .AddSingleton(new ShopOptions())
            .AddSingleton(new DataFolder(folder))
            .AddStorefrontEvents()
            .AddStorefrontSearch(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
            .BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    public ISearchIndex Index => _provider.GetRequiredService<ISearchIndex>();

    public LiveIndex Live => _provider.GetRequiredService<LiveIndex>();

    public IStorefrontDb Db => _provider.GetRequiredService<IStorefrontDb>();

    public IEventLog Log => _provider.GetRequiredService<IEventLog>();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Starts and waits until the index answers.</summary>
    public static async Task<SearchNode> StartAsync(TestDatabase database, string folder, string languages = "")
    {
        var node = await OpenAsync(database, folder, languages);
        await node.RunAsync();
        await Eventually.TrueAsync(() => node.Live.Current is not null, "an index");
        return node;
    }

    /// <summary>As before the first request: the snapshot is opened, nothing runs.</summary>
    public static async Task<SearchNode> OpenAsync(TestDatabase database, string folder, string languages = "")
    {
        var node = new SearchNode(database, folder, languages);
        foreach (var step in node._provider.GetServices<IStartupStep>()) await step.RunAsync(Ct);
        return node;
    }

    public async Task RunAsync()
    {
        foreach (var loop in _provider.GetServices<IHostedService>()) await loop.StartAsync(Ct);
    }

    public Task<SearchPage> FindAsync(string text) => FindAsync(Request with { Text = text });

    public Task<SearchPage> FindAsync(SearchRequest request) => Index.SearchAsync(request, Ct);

    public static SearchRequest Request { get; } = new() { Language = "en", Currency = Currency.Eur };

    public async Task PublishAsync(params IEnumerable<IDomainEvent> facts) => await Db.RunAsync(
        async (work, ct) =>
        {
            foreach (var fact in facts) work.Publish(fact);
            await work.CommitAsync(ct);
            return true;
        },
        Ct);

    /// <summary>Ends as a killed process does: nothing is written any more.</summary>
    public ValueTask KillAsync() => _provider.DisposeAsync();

    public async ValueTask DisposeAsync()
    {
        foreach (var loop in _provider.GetServices<IHostedService>()) await loop.StopAsync(CancellationToken.None);
        await _provider.DisposeAsync();
    }
}

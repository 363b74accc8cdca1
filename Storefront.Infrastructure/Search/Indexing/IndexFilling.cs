using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Storefront.Core.Shared;

namespace Storefront.Infrastructure.Search.Indexing;

/// <summary>Brings products from the database into the indexes: in batches, several at a time.</summary>
internal sealed partial class IndexFilling(ProductFactsReader products, ILogger<IndexFilling> log)
{
    private const int Batch = 250;

    /// <summary>One reads while another builds documents.</summary>
    private static readonly int s_workers = Math.Clamp(Environment.ProcessorCount, 2, 8);

    /// <summary>Adds every product to an empty generation.</summary>
    public async Task AddAllAsync(IndexGeneration target, CatalogShape shape, CancellationToken ct) =>
        await RunAsync(await products.ListAsync(ct), shape, (facts, builders) => Add(target, facts, builders), ct);

    /// <summary>Writes the products as they are now and removes those that are gone. Answers those that name something that the shape lacks.</summary>
    public async Task<IReadOnlyCollection<ProductId>> ReplaceAsync(IndexGeneration target, IReadOnlyCollection<ProductId> ids, CatalogShape shape, CancellationToken ct)
    {
        var gone = new ConcurrentDictionary<ProductId, bool>(ids.Select(id => KeyValuePair.Create(id, true)));
        var unknown = new ConcurrentBag<ProductId>();
        await RunAsync(
            ids,
            shape,
            (facts, builders) =>
            {
                gone.TryRemove(facts.Product.Id, out _);
                Replace(target, facts, builders);
                if (!shape.Knows(facts)) unknown.Add(facts.Product.Id);
            },
            ct);
        foreach (var product in gone.Keys) target.Remove(product);
        return unknown;
    }

    private async Task RunAsync(
        IReadOnlyCollection<ProductId> ids, CatalogShape shape, Action<ProductFacts, Func<string, DocumentBuilder>> write, CancellationToken ct)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = s_workers, CancellationToken = ct };
        await Parallel.ForEachAsync(ids.Chunk(Batch), options, async (batch, token) =>
        {
            foreach (var facts in await products.ReadAsync(batch, token))
            {
                try
                {
                    write(facts, language => new DocumentBuilder(shape, language));
                }
                catch (Exception fault) when (fault is not (IOException or ObjectDisposedException))
                {
                    // One product that cannot be written must not keep all others out.
                    LogLeftOut(fault, facts.Product.Id);
                }
            }
        });
    }

    private static void Add(IndexGeneration target, ProductFacts facts, Func<string, DocumentBuilder> builders)
    {
        foreach (var index in target.Languages) index.Add(builders(index.Language).Build(facts));
    }

    private static void Replace(IndexGeneration target, ProductFacts facts, Func<string, DocumentBuilder> builders)
    {
        foreach (var index in target.Languages) index.Replace(facts.Product.Id, builders(index.Language).Build(facts));
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Product {Product} is left out of the search index")]
    private partial void LogLeftOut(Exception fault, ProductId product);
}

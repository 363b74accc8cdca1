using Microsoft.EntityFrameworkCore;
using Npgsql;
using Storefront.Core.Catalog;
using Storefront.Core.Catalog.Import;
using Storefront.Core.Shared;
using Storefront.Infrastructure.Database;
using Storefront.Infrastructure.Inventory;

namespace Storefront.Infrastructure.Catalog.Import;

/// <inheritdoc cref="ICatalogWriter"/>
internal sealed class CatalogWriter(IStorefrontDb db, IMediaStore media, TimeProvider clock) : ICatalogWriter
{
    private const int ProductsAnEvent = 200;
    private const int MaxTries = 5;

    private CatalogNames? _names;
    private long _turn = -1;

    public Task<ImportRun> BeginAsync(string source, string fingerprint, CancellationToken ct) => db.RunAsync(
        async (work, token) =>
        {
            var unfinished = await work.ChangeSets.FirstOrDefaultAsync(set => set.Fingerprint == fingerprint && set.FinishedAt == null, token);
            if (unfinished is not null) return new ImportRun(unfinished.Id, unfinished.RowsDone);
            var begun = new ChangeSet(ChangeSetId.New(), source.Length <= 300 ? source : source[..300], fingerprint, clock.GetUtcNow());
            work.ChangeSets.Add(begun);
            await work.CommitAsync(token);
            return new ImportRun(begun.Id, 0);
        },
        ct);

    public async Task<BatchOutcome> WriteAsync(ChangeSetId run, ImportBatch batch, Func<IReadOnlyList<ImportProblem>, Task> tell, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await db.RunAsync((work, token) => TryWriteAsync(work, run, batch, tell, token), ct);
            }
            catch (Exception fault) when (attempt < MaxTries && IsTaken(fault))
            {
                // Somebody made the same SKU, brand or address in this moment: the next try finds it.
                _names = null;
            }
        }
    }

    public Task FinishAsync(ChangeSetId run, CancellationToken ct) => db.RunAsync(
        async (work, token) =>
        {
            await ImportTurn.TakeAsync(work.Context(), clock.GetUtcNow(), token);
            await FacetChoice.MakeAsync(work.Context(), token);
            var set = await work.ChangeSets.SingleAsync(set => set.Id == run, token);
            set.Finish(clock.GetUtcNow());
            work.Publish(new CatalogStructureChanged());
            await work.CommitAsync(token);
            return true;
        },
        ct);

    private async Task<BatchOutcome> TryWriteAsync(IWork work, ChangeSetId run, ImportBatch batch, Func<IReadOnlyList<ImportProblem>, Task> tell, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var turn = await ImportTurn.TakeAsync(work.Context(), now, ct);
        var set = await work.ChangeSets.SingleAsync(set => set.Id == run, ct);
        // The same import runs twice at once, and the other was here.
        if (set.RowsDone >= batch.LastRow) return default;

        var names = _names is not null && turn == _turn + 1 ? _names : await CatalogNames.ReadAsync(work, ct);
        _names = null;
        var plan = await PlanAsync(work, names, run, batch, now, ct);
        await work.SaveAsync(ct);
        await new BatchCopy(Connection(work), now, ct).WriteAsync(plan);
        if (plan.Shelves.Count > 0) await new StockSql(work.Context(), now).SettleAsync(plan.Shelves.Select(shelf => shelf.Variant), ct);

        set.Advance(batch.LastRow - set.RowsDone, plan.Outcome.Rejected);
        // First, so that who reads the products knows already what they name.
        if (names.StructureChanged) work.Publish(new CatalogStructureChanged());
        foreach (var some in plan.Touched.Chunk(ProductsAnEvent)) work.Publish(new ProductsChanged(some));
        foreach (var low in plan.RanLow) work.Publish(low);
        await tell(plan.Problems);
        await work.CommitAsync(ct);

        names.Told();
        (_names, _turn) = (names, turn);
        return plan.Outcome;
    }

    private async Task<BatchPlan> PlanAsync(IWork work, CatalogNames names, ChangeSetId run, ImportBatch batch, DateTimeOffset now, CancellationToken ct)
    {
        // Thousands of attributes may be added in the first batch; none of them is changed after.
        work.Context().ChangeTracker.AutoDetectChangesEnabled = false;
        var state = await BatchState.ReadAsync(Connection(work), batch, ct);
        var slugs = await FreeSlugs.ReadAsync(Connection(work), batch, media, ct);
        var stock = new PlanStock(names, state, run.ToString(), now);
        var plan = new PlanBatch(work, names, state, slugs, stock, now).Execute(batch);
        work.Context().ChangeTracker.AutoDetectChangesEnabled = true;
        return plan;
    }

    private static NpgsqlConnection Connection(IWork work) => (NpgsqlConnection)work.Context().Database.GetDbConnection();

    private static bool IsTaken(Exception fault) =>
        fault is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } || (fault.InnerException is { } inner && IsTaken(inner));
}

using Microsoft.EntityFrameworkCore;
using Storefront.Core.Shared;

namespace Storefront.Core.Payments.Reconciliation;

/// <summary>
/// The one button of a row of the money inbox. The row is claimed first, so that two presses act once; after the act both books are
/// compared again, and only what does not differ any more stays closed.
/// </summary>
public sealed class RepairMoney(IStorefrontDb db, MoneyRepairs repairs, CheckIntent check, TimeProvider clock)
{
    /// <summary>A press that did not end within this time is given up, and the button works again.</summary>
    private static readonly TimeSpan s_giveUp = TimeSpan.FromMinutes(2);

    /// <param name="Reason">Why it may stand, for a row that can only be reviewed.</param>
    public sealed record Command(MoneyMatterId Matter, string Staff, string Reason = "");

    public abstract record Result
    {
        private Result()
        {
        }

        public sealed record Repaired : Result;

        public sealed record Reviewed : Result;

        /// <summary>Done, and the books still differ: the row is open again with the new numbers.</summary>
        public sealed record StillDifferent : Result;

        public sealed record ReasonMissing : Result;

        /// <summary>Somebody else was faster, or a later look found no difference.</summary>
        public sealed record NotOpen : Result;

        public sealed record Refused(string Message) : Result;

        public sealed record TryLater : Result;
    }

    public async Task<Result> ExecuteAsync(Command command, CancellationToken ct)
    {
        var matter = await db.ReadAsync((tables, token) => tables.MoneyInbox.SingleOrDefaultAsync(row => row.Id == command.Matter, token), ct);
        if (matter is null) return new Result.NotOpen();
        if (matter.Repair == MoneyRepair.Review && string.IsNullOrWhiteSpace(command.Reason)) return new Result.ReasonMissing();
        if (!await ClaimAsync(command.Matter, ct)) return new Result.NotOpen();
        try
        {
            return await ActAsync(matter, command, ct);
        }
        catch
        {
            await ChangeAsync(matter.Id, row => row.Reopen(), CancellationToken.None);
            throw;
        }
    }

    private async Task<Result> ActAsync(MoneyMatter matter, Command command, CancellationToken ct)
    {
        switch (await repairs.ActAsync(matter, command.Staff, ct))
        {
            case MoneyRepairs.Outcome.Refused refused:
                await ChangeAsync(matter.Id, row => row.Reopen(), ct);
                return new Result.Refused(refused.Message);
            case MoneyRepairs.Outcome.TryLater:
                await ChangeAsync(matter.Id, row => row.Reopen(), ct);
                return new Result.TryLater();
        }
        if (matter.Repair == MoneyRepair.Review)
        {
            await ChangeAsync(matter.Id, row => row.Reviewed(command.Staff, command.Reason.Trim(), clock.GetUtcNow()), ct);
            return new Result.Reviewed();
        }
        await ChangeAsync(matter.Id, row => row.Repaired(command.Staff, clock.GetUtcNow()), ct);
        await check.ExecuteAsync(new(matter.IntentId, Patient: false), ct);
        var after = await db.ReadAsync((tables, token) => tables.MoneyInbox.SingleAsync(row => row.Id == matter.Id, token), ct);
        return after.State == MoneyMatterState.Open ? new Result.StillDifferent() : new Result.Repaired();
    }

    private Task<bool> ClaimAsync(MoneyMatterId id, CancellationToken ct) => db.RunAsync(async (work, token) =>
    {
        var now = clock.GetUtcNow();
        var claimed = await work.MoneyInbox
            .Where(row => row.Id == id && (row.State == MoneyMatterState.Open || (row.State == MoneyMatterState.Repairing && row.SeenAt < now - s_giveUp)))
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.State, MoneyMatterState.Repairing).SetProperty(row => row.SeenAt, now), token);
        await work.CommitAsync(token);
        return claimed == 1;
    }, ct);

    private Task<bool> ChangeAsync(MoneyMatterId id, Action<MoneyMatter> change, CancellationToken ct) => db.RunAsync(async (work, token) =>
    {
        change(await work.MoneyInbox.SingleAsync(row => row.Id == id, token));
        await work.CommitAsync(token);
        return true;
    }, ct);
}

using Npgsql;

namespace Storefront.Tests.Faults.Scenarios;

/// <summary>The disk with everything of the shop is full for some seconds, and then has space again.</summary>
internal class FullDisk : Scenario
{
    private const int Megabytes = 700;

    /// <summary>Answers that the shoppers get before the next time, at most.</summary>
    private const int MostAnswers = 300;

    private static readonly TimeSpan s_full = TimeSpan.FromSeconds(8);

    public override string Name => "full-disk";

    public override string Sentence => "the disk of the data folder is full for some seconds";

    public override string Unit => "times full";

    public override int Strikes => 3;

    public override Task PrepareAsync(string folder) => Disk(folder).MountAsync(Megabytes, "755");

    public override async Task StrikeAsync(Stage stage, int strikes, Random random)
    {
        await stage.Site.LeaveDatabaseAsync();
        var disk = Disk(stage.Folder);
        for (var time = 0; time < strikes; time++)
        {
            await stage.AnsweredAsync(random.Next(MostAnswers));
            await disk.FillAsync();
            await PressAsync(stage);
            await Task.Delay(s_full);
            disk.Free();
            stage.Mended();
            await stage.Site.Shop.ReadyAsync(TimeSpan.FromMinutes(1));
        }
    }

    public override Task CleanUpAsync(string folder) => Disk(folder).UnmountAsync();

    /// <summary>Makes sure that the server needs space.</summary>
    protected virtual Task PressAsync(Stage stage) => Task.CompletedTask;

    protected virtual SmallDisk Disk(string folder) => new(Path.Combine(folder, "data"));
}

/// <summary>Only PostgreSQL's write-ahead log is on the full disk, which makes the server itself give up.</summary>
internal sealed class FullLog : FullDisk
{
    private const int Megabytes = 200;

    /// <summary>More than fit on the disk.</summary>
    private const int MostFiles = 20;

    public override string Name => "full-log";

    public override string Sentence => "the disk of PostgreSQL's write-ahead log is full for some seconds";

    public override Task PrepareAsync(string folder) => Disk(folder).MountAsync(Megabytes, "755");

    public override async Task FurnishAsync(string data)
    {
        var (log, disk) = (Path.Combine(data, "postgres", "cluster", "pg_wal"), Path.Combine(Path.GetDirectoryName(data)!, "wal"));
        // With its owner and its modes; PostgreSQL follows the link.
        foreach (var refusal in new[] { await SmallDisk.RunAsync("cp", "--archive", log, disk), await SmallDisk.RunAsync("rm", "--recursive", log) })
            if (refusal is not null) throw new InvalidOperationException(refusal);
        File.CreateSymbolicLink(log, Path.Combine(disk, "pg_wal"));
    }

    /// <summary>Uses up the files of the log that were made in advance, until the server gives up.</summary>
    protected override async Task PressAsync(Stage stage)
    {
        try
        {
            for (var file = 0; file < MostFiles; file++) await stage.Site.QueryAsync<bool>("SELECT pg_switch_wal() <> pg_logical_emit_message(true, 'faults', 'a line')");
        }
        catch (NpgsqlException)
        {
            // It did.
        }
    }

    protected override SmallDisk Disk(string folder) => new(Path.Combine(folder, "wal"));
}

using System.Globalization;
using Storefront.Tests.Shared;

namespace Storefront.Tests.Faults.Scenarios;

/// <summary><c>./dev faults</c>: people buy while something breaks again and again, and after it nobody has lost anything.</summary>
internal static class FaultsCommand
{
    private const int MostMistakes = 20;

    private static readonly Scenario[] s_all = [new KilledShop(), new PowerCut(), new Deploy(), new KilledDatabase(), new FullDisk(), new FullLog(), new StripeTrouble(), new SpoiledWebhooks()];

    public static async Task<int> RunAsync(string[] arguments)
    {
        var options = new Options(arguments);
        var names = arguments.TakeWhile(argument => !argument.StartsWith("--", StringComparison.Ordinal)).ToList();
        if (arguments.Contains("--list")) return List(Console.Out, 0);
        if (names.Any(name => s_all.All(scenario => scenario.Name != name))) return List(Console.Error, 2);
        var seed = options.Number("seed", Random.Shared.Next(1_000_000));
        Console.WriteLine($"--seed {seed} repeats these moments.");
        var (passed, failed) = (0, 0);
        foreach (var scenario in s_all.Where(scenario => names.Count == 0 || names.Contains(scenario.Name)))
        {
            Console.WriteLine($"{scenario.Name}: {scenario.Sentence}");
            switch (await GuardedAsync(() => PlayAsync(scenario, options.Number("strikes", scenario.Strikes), new Random(seed), options.Text("keep"))))
            {
                case true:
                    passed++;
                    break;
                case false:
                    failed++;
                    break;
            }
        }
        Console.WriteLine($"{passed} passed, {failed} failed");
        return failed == 0 ? 0 : 1;
    }

    /// <param name="keep">Where journal and log are kept in any case; null: in a folder of their own, when it failed.</param>
    internal static async Task<Verdict> PlayAsync(Scenario scenario, int strikes, Random random, string? keep = null)
    {
        using var folder = new ScratchFolder();
        try
        {
            await scenario.PrepareAsync(folder.Path);
            await using var stage = await Stage.OpenAsync(scenario, folder.Path);
            var passed = false;
            try
            {
                var verdict = await stage.PlayAsync(strikes, random);
                passed = verdict.Passed;
                return verdict;
            }
            finally
            {
                if (!passed || keep is not null) Keep(stage, keep ?? Directory.CreateTempSubdirectory("storefront-faults-").FullName);
            }
        }
        finally
        {
            await scenario.CleanUpAsync(folder.Path);
        }
    }

    /// <returns>Null: not possible on this machine.</returns>
    private static async Task<bool?> GuardedAsync(Func<Task<Verdict>> play)
    {
        try
        {
            var verdict = await play();
            Print(verdict);
            return verdict.Passed;
        }
        catch (NotPossibleHere reason)
        {
            Console.WriteLine($"  not possible here: {reason.Message}");
            return null;
        }
        catch (Exception fault)
        {
            Console.WriteLine($"  FAILED: {fault}");
            return false;
        }
    }

    private static int List(TextWriter to, int code)
    {
        to.WriteLine("usage: faults [name ...] [--seed N] [--strikes N] [--keep FOLDER]");
        foreach (var scenario in s_all) to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {scenario.Name,-16} {scenario.Sentence} ({scenario.Strikes} {scenario.Unit})"));
        return code;
    }

    private static void Print(Verdict verdict)
    {
        Console.WriteLine($"  {(verdict.Passed ? "passed" : "FAILED")}: {verdict}");
        foreach (var mistake in verdict.Mistakes.Take(MostMistakes)) Console.WriteLine($"    {mistake}");
        if (verdict.Mistakes.Count > MostMistakes) Console.WriteLine($"    and {verdict.Mistakes.Count - MostMistakes} more");
    }

    /// <summary>What explains a failure outlives the run.</summary>
    private static void Keep(Stage stage, string folder)
    {
        Directory.CreateDirectory(folder);
        File.Copy(stage.JournalFile, Path.Combine(folder, "journal.tsv"), overwrite: true);
        File.WriteAllText(Path.Combine(folder, "shop.log"), stage.Log);
        Console.WriteLine($"  journal.tsv and shop.log are in {folder}");
    }
}

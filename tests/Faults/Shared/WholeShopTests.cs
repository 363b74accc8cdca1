using System.Diagnostics;
using Storefront.Tests.Shared;

namespace Storefront.Tests.Faults.Shared;

public sealed class WholeShopTests : IDisposable
{
    private readonly ScratchFolder _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task A_killed_shop_leaves_no_process_behind_and_starts_again()
    {
        using var shop = await WholeShop.StartAsync(_scratch.Path);
        var children = ChildrenOf(shop.Pid);
        Assert.Contains(children, child => child.Command.Contains("StripeSandbox", StringComparison.Ordinal));

        await shop.KillAsync();

        await UntilAsync(() => !File.Exists(PidFile) && children.All(child => CommandOf(child.Pid) != child.Command));
        using var again = await WholeShop.StartAsync(_scratch.Path);
        Assert.NotEmpty(await again.GetAsync("/healthz"));
    }

    [Fact]
    public async Task A_shop_that_is_told_to_stop_takes_everything_with_it()
    {
        using var shop = await WholeShop.StartAsync(_scratch.Path);
        var children = ChildrenOf(shop.Pid);

        var exitCode = await shop.TerminateAsync();

        Assert.Equal(0, exitCode);
        Assert.False(File.Exists(PidFile));
        await UntilAsync(() => children.All(child => CommandOf(child.Pid) != child.Command));
    }

    [Fact]
    public async Task Two_shops_on_one_machine_run_side_by_side_and_a_second_one_on_the_same_folder_is_told_to_take_another()
    {
        using var first = await WholeShop.StartAsync(_scratch.Inside("one"));
        using var second = await WholeShop.StartAsync(_scratch.Inside("two"));

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => WholeShop.StartAsync(_scratch.Inside("one")));

        Assert.Contains("ended with 1", refused.Message, StringComparison.Ordinal);
        Assert.NotEmpty(await first.GetAsync("/healthz"));
        Assert.NotEmpty(await second.GetAsync("/healthz"));
        await first.TerminateAsync();
        await second.TerminateAsync();
    }

    private string PidFile => _scratch.Inside("postgres/cluster/postmaster.pid");

    private static List<(int Pid, string Command)> ChildrenOf(int parent) =>
    [
        .. Process.GetProcesses().Select(process => process.Id)
            .Where(pid => ParentOf(pid) == parent)
            .Select(pid => (pid, CommandOf(pid))),
    ];

    private static int ParentOf(int pid)
    {
        var line = Read($"/proc/{pid}/status").Split('\n').FirstOrDefault(line => line.StartsWith("PPid:", StringComparison.Ordinal));
        return line is null ? 0 : int.Parse(line["PPid:".Length..]);
    }

    private static string CommandOf(int pid) => Read($"/proc/{pid}/cmdline");

    private static string Read(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (IOException)
        {
            return ""; // The process ended in between.
        }
    }

    private static async Task UntilAsync(Func<bool> holds)
    {
        for (var tries = 0; !holds(); tries++)
        {
            Assert.True(tries < 200, "It did not happen within 20 s.");
            await Task.Delay(TimeSpan.FromMilliseconds(100), TestContext.Current.CancellationToken);
        }
    }
}

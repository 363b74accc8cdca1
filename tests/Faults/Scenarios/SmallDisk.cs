using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Storefront.Tests.Faults.Scenarios;

/// <summary>A disk of some megabytes in memory that can be filled to the last byte. It goes with this process, also after Ctrl-C.</summary>
internal sealed class SmallDisk(string path)
{
    private static readonly List<PosixSignalRegistration> s_ends = [];

    private string Filler => Path.Combine(path, "filler");

    /// <exception cref="NotPossibleHere">Only root may mount, and not in every container.</exception>
    public async Task MountAsync(int megabytes, string mode)
    {
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess) throw new NotPossibleHere("only root on Linux may mount a small disk");
        Directory.CreateDirectory(path);
        if (await RunAsync("mount", "-t", "tmpfs", "-o", $"size={megabytes}m,mode={mode}", "tmpfs", path) is { } refusal) throw new NotPossibleHere(refusal);
        s_ends.AddRange([PosixSignalRegistration.Create(PosixSignal.SIGINT, Unmount), PosixSignalRegistration.Create(PosixSignal.SIGTERM, Unmount)]);
    }

    /// <summary>Leaves no free byte.</summary>
    public async Task FillAsync()
    {
        // Others write at the same moment: what is left is taken in ever smaller pieces.
        for (var piece = 0; new DriveInfo(path).AvailableFreeSpace is > 0 and var free && piece < 20; piece++)
            await RunAsync("fallocate", "-l", $"{free}", $"{Filler}-{piece}");
    }

    public void Free()
    {
        foreach (var filler in Directory.EnumerateFiles(path, "filler-*")) File.Delete(filler);
    }

    public async Task UnmountAsync()
    {
        if (Directory.Exists(path)) await RunAsync("umount", "--lazy", path);
    }

    private void Unmount(PosixSignalContext signal) => Process.Start("umount", ["--lazy", path]);

    /// <returns>Null: it worked; else what it said.</returns>
    public static async Task<string?> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        var said = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? null : said.Trim();
    }
}

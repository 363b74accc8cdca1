using System.ComponentModel;
using System.Diagnostics;

namespace Storefront.Infrastructure.Database.Embedded;

/// <summary>
/// A small process outside of this one that waits until no process shares the users' lock any more, then stops the server:
/// so the server ends with the shop also when the shop is killed, and not before the last shop on its folder ends.
/// </summary>
internal sealed class ServerWatch : IDisposable
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(50);
    private const int PausesWhileShared = 10;

    private readonly ClusterFolder _folder;
    private readonly Process _process;

    private ServerWatch(ClusterFolder folder, Process process)
    {
        _folder = folder;
        _process = process;
    }

    public static ServerWatch Start(ClusterFolder folder, PostgresBinaries binaries)
    {
        // In a session of its own, or Ctrl-C would end the watch before the shop.
        string[] command = ["flock", folder.UsersLock, binaries["pg_ctl"], "stop", "--silent", "--mode=fast", "--pgdata", folder.Data];
        try
        {
            return new ServerWatch(folder, folder.User.Start("setsid", command, folder.Path));
        }
        catch (Win32Exception missing)
        {
            throw EmbeddedPostgresUnavailable.NoTools(missing);
        }
    }

    /// <summary>
    /// Answers true once the watch has stopped the server, false when other processes still use it. A short while of sharing
    /// means nothing: a process that starts another one copies its locks for a moment.
    /// </summary>
    public async Task<bool> ServerStoppedAsync()
    {
        for (var shared = 0; !_process.HasExited && shared < PausesWhileShared;)
        {
            await Task.Delay(s_pause);
            using var share = FileLock.TryShare(_folder.UsersLock);
            shared += share is null ? 0 : 1;
        }
        return _process.HasExited;
    }

    /// <summary>Lets go of the watch; it goes on where others still use the server.</summary>
    public void Dispose() => _process.Dispose();
}

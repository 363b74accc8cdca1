namespace Storefront.Infrastructure.Database.Embedded;

/// <summary>A lock of the operating system on a file: it ends with its process, however that ends.</summary>
internal sealed class FileLock : IDisposable
{
    // The watch runs as another user than root and must read the lock, whatever umask root has.
    private const UnixFileMode ReadableByAll = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    private readonly FileStream _file;

    private FileLock(FileStream file) => _file = file;

    /// <summary>Many processes may share the lock; nobody can then have it alone.</summary>
    public static FileLock? TryShare(string path) => TryOpen(path, FileShare.Read);

    /// <summary>One process has the lock, and nobody shares it.</summary>
    public static FileLock? TryAlone(string path) => TryOpen(path, FileShare.None);

    /// <summary>Tries again until the lock is free; null when it was not within the time.</summary>
    public static async Task<FileLock?> WaitAsync(Func<FileLock?> attempt, TimeSpan patience, CancellationToken ct)
    {
        var pause = TimeSpan.FromMilliseconds(50);
        for (var waited = TimeSpan.Zero; waited < patience; waited += pause)
        {
            if (attempt() is { } taken)
                return taken;
            await Task.Delay(pause, ct);
        }
        return null;
    }

    public void Dispose() => _file.Dispose();

    private static FileLock? TryOpen(string path, FileShare share)
    {
        try
        {
            var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.Read, share);
            File.SetUnixFileMode(file.SafeFileHandle, ReadableByAll);
            return new FileLock(file);
        }
        catch (IOException busy) when (busy is not (DirectoryNotFoundException or FileNotFoundException))
        {
            return null;
        }
    }
}

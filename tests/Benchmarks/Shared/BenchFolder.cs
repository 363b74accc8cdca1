namespace Storefront.Tests.Benchmarks.Shared;

/// <summary>An empty folder for one run, gone after it.</summary>
internal sealed class BenchFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("storefront-bench-");

    public BenchFolder()
    {
        // PostgreSQL runs as another user when we are root.
        if (!OperatingSystem.IsWindows()) _folder.UnixFileMode |= UnixFileMode.OtherExecute | UnixFileMode.OtherRead;
    }

    public string Path => _folder.FullName;

    public string Inside(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose() => _folder.Delete(recursive: true);
}

namespace Storefront.Tests.Shared;

/// <summary>A folder of one test, gone after it. Everybody may enter it, because root's PostgreSQL runs as another user.</summary>
public sealed class ScratchFolder : IDisposable
{
    public ScratchFolder() => Directory.CreateDirectory(Path);

    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"storefront-test-{Guid.CreateVersion7():N}");

    public string Inside(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}

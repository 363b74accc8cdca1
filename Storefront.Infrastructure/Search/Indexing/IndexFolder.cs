using System.Globalization;
using Storefront.Infrastructure.Database.Embedded;

namespace Storefront.Infrastructure.Search.Indexing;

/// <summary>
/// The folder of this process's index. Processes that share a data folder take <c>search</c>, <c>search-2</c> and so on, whichever is free:
/// each then has a snapshot to start from, whatever its name. Inside, every build has a numbered folder; the highest is the newest.
/// </summary>
internal sealed class IndexFolder : IDisposable
{
    private const int MostProcesses = 64;

    private readonly string _path;
    private readonly FileLock _alone;

    private IndexFolder(string path, FileLock alone)
    {
        _path = path;
        _alone = alone;
    }

    /// <exception cref="IOException">The data folder cannot be written, or too many processes share it.</exception>
    public static IndexFolder Take(string data)
    {
        for (var number = 1; number <= MostProcesses; number++)
        {
            var path = Path.Combine(data, number == 1 ? "search" : $"search-{number}");
            Directory.CreateDirectory(path);
            if (FileLock.TryAlone(Path.Combine(path, "lock")) is { } alone) return new(path, alone);
        }
        throw new IOException($"More than {MostProcesses} processes keep a search index below {data}.");
    }

    /// <summary>The folders of all builds, the newest first.</summary>
    public IReadOnlyList<string> Generations() => [.. Numbered().OrderDescending().Select(PathOf)];

    /// <summary>A folder for a new build.</summary>
    public string Next() => PathOf(Numbered().DefaultIfEmpty().Max() + 1);

    /// <summary>Deletes all builds but one. What is still open elsewhere stays and is deleted another time.</summary>
    public void DeleteOthers(string? keep)
    {
        foreach (var folder in Generations().Where(folder => folder != keep))
        {
            try
            {
                Directory.Delete(folder, recursive: true);
            }
            catch (IOException)
            {
                // Windows keeps files that are open; the next build tries again.
            }
        }
    }

    public void Dispose() => _alone.Dispose();

    private IEnumerable<int> Numbered() => Directory.EnumerateDirectories(_path)
        .Select(folder => int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0)
        .Where(number => number > 0);

    private string PathOf(int number) => Path.Combine(_path, number.ToString("D6", CultureInfo.InvariantCulture));
}

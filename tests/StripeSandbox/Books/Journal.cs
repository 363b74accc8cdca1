using System.Text;
using System.Text.Json;

namespace Storefront.Tests.StripeSandbox.Books;

/// <summary>One changed or removed object.</summary>
internal sealed record JournalEntry(string Kind, JsonElement Value, bool Removed = false);

/// <summary>
/// Append-only file, one line per piece of work: all its changes or none. A line cut off by a crash is
/// the last one and is ignored. Lines reach the operating system before the answer is sent, so they survive
/// the death of the process (not a power cut, which a sandbox need not survive).
/// </summary>
internal sealed class Journal : IDisposable
{
    private readonly FileStream file;
    private readonly FileStream? guard;

    private Journal(FileStream file, FileStream? guard = null)
    {
        this.file = file;
        this.guard = guard;
    }

    /// <summary>Replays what is there, then starts a compact journal that holds only the last state.</summary>
    public static Journal Open(string path, Action<JournalEntry> replay, Func<IEnumerable<JournalEntry>> everything)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var guard = Guard(path);
        foreach (var entry in Read(path)) replay(entry);

        var fresh = path + ".new";
        using (var compact = new Journal(new FileStream(fresh, FileMode.Create, FileAccess.Write)))
            foreach (var entry in everything()) compact.Append([entry]);
        File.Move(fresh, path, overwrite: true);
        return new Journal(new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read), guard);
    }

    public void Append(IReadOnlyList<JournalEntry> entries)
    {
        if (entries.Count == 0) return;
        file.Write(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(entries, Wire.Options) + "\n"));
        file.Flush();
    }

    public void Empty()
    {
        file.SetLength(0);
        file.Flush();
    }

    public void Dispose()
    {
        file.Dispose();
        guard?.Dispose();
    }

    /// <summary>Two sandboxes on one journal would each throw away what the other wrote.</summary>
    private static FileStream Guard(string path)
    {
        try
        {
            return new FileStream(path + ".lock", FileMode.OpenOrCreate, FileAccess.Write, FileShare.None);
        }
        catch (IOException e)
        {
            throw new InvalidOperationException($"Another sandbox already keeps its state in {path}.", e);
        }
    }

    private static IEnumerable<JournalEntry> Read(string path)
    {
        if (!File.Exists(path)) yield break;
        foreach (var line in File.ReadLines(path))
        {
            var entries = Parse(line);
            if (entries is null) yield break;
            foreach (var entry in entries) yield return entry;
        }
    }

    private static IReadOnlyList<JournalEntry>? Parse(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<JournalEntry[]>(line, Wire.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

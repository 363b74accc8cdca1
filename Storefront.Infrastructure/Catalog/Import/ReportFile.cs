using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Storefront.Core.Catalog.Import;
using Storefront.Core.Shared;

namespace Storefront.Infrastructure.Catalog.Import;

/// <summary>The problems of an import as JSON Lines. Lines of a batch that was not committed are overwritten.</summary>
public sealed class ReportFile(string path) : IImportReport, IAsyncDisposable
{
    // For people, not for web pages: quotes stay as they are.
    private static readonly JsonSerializerOptions s_json = new(Json.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private FileStream? _file;
    private long _kept;

    public async Task OpenAsync(long rowsDone, CancellationToken ct)
    {
        var earlier = rowsDone > 0 && File.Exists(path) ? await File.ReadAllLinesAsync(path, ct) : [];
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        _file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read);
        foreach (var line in earlier.Where(line => RowOf(line) <= rowsDone)) await WriteAsync(line, ct);
        await _file.FlushAsync(ct);
        Keep();
    }

    public async Task TellAsync(IReadOnlyList<ImportProblem> problems, CancellationToken ct)
    {
        _file!.SetLength(_kept);
        _file.Position = _kept;
        foreach (var problem in problems) await WriteAsync(JsonSerializer.Serialize(problem, s_json), ct);
        await _file.FlushAsync(ct);
    }

    public void Keep() => _kept = _file!.Position;

    public async ValueTask DisposeAsync()
    {
        if (_file is not null) await _file.DisposeAsync();
    }

    private async Task WriteAsync(string line, CancellationToken ct) => await _file!.WriteAsync(Encoding.UTF8.GetBytes(line + '\n'), ct);

    // A line that was cut off by a crash belongs to a batch that was not committed.
    private static long RowOf(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<ImportProblem>(line, Json.Options)?.Row ?? long.MaxValue;
        }
        catch (JsonException)
        {
            return long.MaxValue;
        }
    }
}

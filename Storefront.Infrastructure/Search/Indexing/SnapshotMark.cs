using System.Globalization;

namespace Storefront.Infrastructure.Search.Indexing;

/// <summary>Stands beside a commit: of which catalogue it is a copy, and up to which event.</summary>
/// <param name="Catalogue">The database the products came from, and the build of the documents.</param>
/// <param name="Position">The last event in it.</param>
/// <param name="Shape">Fingerprint of the shape with which its documents were written; empty when they were written with several.</param>
internal sealed record SnapshotMark(string Catalogue, long Position, string Shape)
{
    public Dictionary<string, string> Write() => new()
    {
        ["catalogue"] = Catalogue,
        ["position"] = Position.ToString(CultureInfo.InvariantCulture),
        ["shape"] = Shape,
    };

    public static SnapshotMark? Read(IDictionary<string, string>? mark) =>
        mark is not null
        && mark.TryGetValue("catalogue", out var catalogue)
        && mark.TryGetValue("position", out var text)
        && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var position)
            ? new(catalogue, position, mark.TryGetValue("shape", out var shape) ? shape : "")
            : null;
}

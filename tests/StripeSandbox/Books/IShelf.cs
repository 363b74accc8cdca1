using System.Text.Json;
using System.Text.Json.Nodes;

namespace Storefront.Tests.StripeSandbox.Books;

/// <summary>What the journal and the expansion of ids need to know of a shelf.</summary>
internal interface IShelf
{
    string Kind { get; }

    JsonObject? FindOnWire(string id);

    void Restore(JournalEntry entry);

    IEnumerable<JsonElement> Everything();

    void Clear();
}

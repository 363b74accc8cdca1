using System.Text.Json;
using System.Text.Json.Nodes;

namespace Storefront.Tests.StripeSandbox.Books;

/// <summary>All objects of one kind. Used under the lock of <see cref="SandboxBooks"/> only.</summary>
internal sealed class Shelf<T>(string kind, PendingChanges changes) : IShelf
    where T : class, IKept
{
    private readonly Dictionary<string, T> byId = [];
    private readonly List<string> order = [];

    public string Kind => kind;

    public T? Find(string id) => byId.GetValueOrDefault(id);

    public JsonObject? FindOnWire(string id) => Find(id) is { } value ? Wire.Object(value) : null;

    public IEnumerable<T> NewestFirst()
    {
        for (var i = order.Count - 1; i >= 0; i--)
            yield return byId[order[i]];
    }

    public T Put(T value)
    {
        var before = Find(value.Id);
        Keep(value);
        changes.Add(kind, Wire.Element(value), () => Revert(value.Id, before));
        return value;
    }

    public void Remove(T value)
    {
        var place = order.IndexOf(value.Id);
        Forget(value.Id);
        changes.Add(kind, Wire.Element(value), () => Return(place, value), removed: true);
    }

    public void Restore(JournalEntry entry)
    {
        var value = entry.Value.Deserialize<T>(Wire.Options)!;
        if (entry.Removed) Forget(value.Id);
        else Keep(value);
    }

    public IEnumerable<JsonElement> Everything() => order.Select(id => Wire.Element(byId[id]));

    public void Clear()
    {
        byId.Clear();
        order.Clear();
    }

    private void Keep(T value)
    {
        if (!byId.ContainsKey(value.Id)) order.Add(value.Id);
        byId[value.Id] = value;
    }

    private void Revert(string id, T? before)
    {
        if (before is null) Forget(id);
        else byId[id] = before;
    }

    private void Forget(string id)
    {
        byId.Remove(id);
        order.Remove(id);
    }

    private void Return(int place, T value)
    {
        order.Insert(place, value.Id);
        byId[value.Id] = value;
    }
}

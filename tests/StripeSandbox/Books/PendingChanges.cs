using System.Text.Json;

namespace Storefront.Tests.StripeSandbox.Books;

/// <summary>What the running piece of work has changed: to be journalled together, or undone together.</summary>
internal sealed class PendingChanges
{
    private readonly List<JournalEntry> entries = [];
    private readonly Stack<Action> undo = [];

    public void Add(string kind, JsonElement value, Action revert, bool removed = false)
    {
        entries.Add(new JournalEntry(kind, value, removed));
        undo.Push(revert);
    }

    public IReadOnlyList<JournalEntry> Take()
    {
        var taken = entries.ToArray();
        Forget();
        return taken;
    }

    public void Undo()
    {
        while (undo.TryPop(out var revert)) revert();
        Forget();
    }

    private void Forget()
    {
        entries.Clear();
        undo.Clear();
    }
}

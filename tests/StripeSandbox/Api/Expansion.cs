using System.Text.Json.Nodes;
using Storefront.Tests.StripeSandbox.Books;

namespace Storefront.Tests.StripeSandbox.Api;

/// <summary>Replaces ids by their objects along the paths of <c>expand[]</c>.</summary>
internal static class Expansion
{
    private const int MaxDepth = 4;

    public static void Apply(SandboxBooks books, JsonObject body, IReadOnlyList<string> paths)
    {
        foreach (var path in paths)
        {
            var steps = path.Split('.');
            if (steps.Length > MaxDepth)
                throw Refusal.Invalid("expand", $"You cannot expand more than {MaxDepth} levels of a property.");
            Expand(books, body, steps);
        }
    }

    private static void Expand(SandboxBooks books, JsonObject node, ReadOnlySpan<string> steps)
    {
        if (steps.IsEmpty) return;
        if (!node.TryGetPropertyValue(steps[0], out var next))
            throw Refusal.Invalid("expand", $"This property cannot be expanded ({steps[0]}).");

        if (next is JsonValue value && value.TryGetValue<string>(out var id) && books.FindOnWire(id) is { } found)
            node[steps[0]] = next = found;
        if (next is JsonObject child)
            Expand(books, child, steps[1..]);
        if (next is JsonArray items)
            foreach (var item in items.OfType<JsonObject>())
                Expand(books, item, steps[1..]);
    }
}

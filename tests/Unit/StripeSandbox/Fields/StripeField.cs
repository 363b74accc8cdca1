using System.Text.Json;

namespace Storefront.Tests.Unit.StripeSandbox.Fields;

/// <summary>One line of <c>stripe-fields.txt</c>: a field of an object and its JSON type.</summary>
internal sealed record StripeField(string Kind, IReadOnlyList<string> Path, string Type)
{
    public static IEnumerable<StripeField> Read()
    {
        using var stream = typeof(StripeField).Assembly.GetManifestResourceStream("stripe-fields.txt")!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#')) continue;
            var parts = line.Split(' ');
            var names = parts[0].Split('.');
            yield return new StripeField(names[0], names[1..], parts[1]);
        }
    }

    /// <summary>What is wrong with the field in this object; null when nothing is.</summary>
    public string? FaultIn(JsonElement value)
    {
        foreach (var name in Path)
        {
            if (value.ValueKind == JsonValueKind.Null) return null;
            if (!value.TryGetProperty(name, out value)) return $"{Kind}.{string.Join('.', Path)} is missing";
        }

        return Type == "null" || value.ValueKind == JsonValueKind.Null || NameOf(value.ValueKind) == Type
            ? null
            : $"{Kind}.{string.Join('.', Path)} is a {NameOf(value.ValueKind)}, not a {Type}";
    }

    private static string NameOf(JsonValueKind kind) => kind switch
    {
        JsonValueKind.True or JsonValueKind.False => "boolean",
        var other => other.ToString().ToLowerInvariant(),
    };
}

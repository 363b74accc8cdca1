using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;

namespace Storefront.Tests.StripeSandbox.Api;

/// <summary>Stripe's form encoding: <c>metadata[order]=1&amp;expand[0]=customer</c>.</summary>
internal sealed class Form
{
    public static readonly Form Empty = new(new Dictionary<string, string>());

    private readonly IReadOnlyDictionary<string, string> values;
    private readonly string path;

    private Form(IReadOnlyDictionary<string, string> values, string path = "")
    {
        this.values = values;
        this.path = path;
    }

    public bool IsEmpty => values.Count == 0;

    /// <summary>Query string and body together, as Stripe accepts both.</summary>
    public static Form Parse(string query, string body)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in new[] { query, body })
            foreach (var (key, value) in QueryHelpers.ParseQuery(part))
                for (var i = 0; i < value.Count; i++)
                    values[key.EndsWith("[]", StringComparison.Ordinal) ? $"{key[..^2]}[{i}]" : key] = value[i] ?? "";
        return new Form(values);
    }

    public bool Has(string name) =>
        values.ContainsKey(name) || values.Keys.Any(key => key.StartsWith(name + "[", StringComparison.Ordinal));

    public string? Text(string name) => values.TryGetValue(name, out var value) && value.Length > 0 ? value : null;

    public string Required(string name) => Text(name) ?? throw Refusal.Missing(Name(name));

    public long? Number(string name)
    {
        if (Text(name) is not { } text) return null;
        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Refusal.Invalid(Name(name), $"Invalid integer: {text}", "parameter_invalid_integer");
    }

    public bool? Flag(string name) => Text(name) switch
    {
        null => null,
        "true" => true,
        "false" => false,
        var text => throw Refusal.Invalid(Name(name), $"Invalid boolean: {text}"),
    };

    public TEnum? Choice<TEnum>(string name)
        where TEnum : struct, Enum
    {
        if (Text(name) is not { } text) return null;
        foreach (var candidate in Enum.GetValues<TEnum>())
            if (System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(candidate.ToString()) == text)
                return candidate;
        throw Refusal.Invalid(Name(name), $"Invalid {name}: {text}");
    }

    public IReadOnlyList<string> List(string name) =>
        [.. values.Where(pair => pair.Key.StartsWith(name + "[", StringComparison.Ordinal)).Select(pair => pair.Value)];

    public Form Child(string name) => new(
        values.Where(pair => pair.Key.StartsWith(name + "[", StringComparison.Ordinal))
            .ToDictionary(pair => Unwrap(pair.Key[name.Length..]), pair => pair.Value, StringComparer.Ordinal),
        Name(name));

    /// <summary>The old map with the form's changes: an empty value removes its key, an empty map removes all.</summary>
    public IReadOnlyDictionary<string, string> Merge(string name, IReadOnlyDictionary<string, string> old)
    {
        if (values.TryGetValue(name, out var whole) && whole.Length == 0) return new Dictionary<string, string>();
        var merged = new Dictionary<string, string>(old, StringComparer.Ordinal);
        foreach (var (key, value) in Child(name).values)
            if (value.Length == 0) merged.Remove(key);
            else merged[key] = value;
        if (merged.Count > 50) throw Refusal.Invalid(Name(name), "Metadata can have up to 50 keys.");
        return merged;
    }

    private static string Unwrap(string key)
    {
        var end = key.IndexOf(']', StringComparison.Ordinal);
        return end < 0 ? key[1..] : key[1..end] + key[(end + 1)..];
    }

    private string Name(string name) => path.Length == 0 ? name : $"{path}[{name}]";
}

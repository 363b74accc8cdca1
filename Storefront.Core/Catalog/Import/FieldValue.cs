using System.Globalization;

namespace Storefront.Core.Catalog.Import;

/// <summary>A value of a source file, as typed there. CSV knows text only.</summary>
public abstract record FieldValue
{
    private FieldValue()
    {
    }

    /// <summary>The value as one line of text; a list takes its first item, an object has none.</summary>
    public virtual string? AsText() => null;

    public sealed record Text(string Value) : FieldValue
    {
        public override string AsText() => Value;
    }

    public sealed record Number(double Value) : FieldValue
    {
        public override string AsText() => Value.ToString("R", CultureInfo.InvariantCulture);
    }

    public sealed record Flag(bool Value) : FieldValue
    {
        public override string AsText() => Value ? "true" : "false";
    }

    public sealed record Many(IReadOnlyList<FieldValue> Items) : FieldValue
    {
        public override string? AsText() => Items.Count == 0 ? null : Items[0].AsText();
    }

    /// <summary>An object, or a whole row: names and values in the order of the file.</summary>
    public sealed record Fields(IReadOnlyDictionary<string, FieldValue> Named) : FieldValue
    {
        /// <param name="path">A name, or names joined by dots for objects inside objects.</param>
        public FieldValue? Find(string path)
        {
            if (Named.TryGetValue(path, out var value)) return value;
            var dot = path.IndexOf('.', StringComparison.Ordinal);
            return dot > 0 && Named.TryGetValue(path[..dot], out var outer) && outer is Fields inner ? inner.Find(path[(dot + 1)..]) : null;
        }
    }
}

/// <summary>One record of a source, or the reason why it cannot be read.</summary>
/// <param name="Number">1 for the first record.</param>
public sealed record SourceRow(long Number, FieldValue.Fields? Fields, string? Unreadable = null);

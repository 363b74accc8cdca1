using System.Collections.Frozen;
using System.Globalization;

namespace Storefront.Core.Catalog.Import;

/// <summary>A value of an attribute before it is known what type the attribute has. A code has one type; a value that does not fit goes to a code of its own, so none is lost.</summary>
public readonly record struct AttributeContent
{
    private static readonly FrozenSet<string> s_yes = FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "true", "yes", "y");
    private static readonly FrozenSet<string> s_no = FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "false", "no", "n");

    private AttributeContent(string? text, double? number, bool? flag) => (Text, Number, Flag) = (text, number, flag);

    public string? Text { get; }

    public double? Number { get; }

    public bool? Flag { get; }

    public static AttributeContent Of(string text) => new(text, null, null);

    public static AttributeContent Of(double number) => new(null, number, null);

    public static AttributeContent Of(bool flag) => new(null, null, flag);

    /// <summary>The type of a new attribute, from the values seen first: all numbers, all yes or no, else text.</summary>
    public static AttributeType Infer(IEnumerable<AttributeContent> seen)
    {
        var (numbers, flags) = (true, true);
        foreach (var content in seen)
        {
            numbers &= content.AsNumber() is not null;
            flags &= content.AsFlag() is not null;
        }
        return numbers ? AttributeType.Number : flags ? AttributeType.Flag : AttributeType.Text;
    }

    /// <summary>The value in the given type; null when it does not fit. Everything fits text.</summary>
    public AttributeContent? As(AttributeType type) => type switch
    {
        AttributeType.Text => Of(Text ?? Number?.ToString("R", CultureInfo.InvariantCulture) ?? (Flag == true ? "true" : "false")),
        AttributeType.Number => AsNumber() is { } number ? Of(number) : null,
        AttributeType.Flag => AsFlag() is { } flag ? Of(flag) : null,
    };

    /// <summary>What is added to a code when its type does not take this value: <c>_text</c>, <c>_number</c> or <c>_flag</c>.</summary>
    public AttributeType OwnType() => Number is not null ? AttributeType.Number : Flag is not null ? AttributeType.Flag : AttributeType.Text;

    private double? AsNumber() =>
        Number ?? (Text is not null && double.TryParse(Text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && double.IsFinite(number) && !IsCode(Text) ? number : null);

    private bool? AsFlag() => Flag ?? (Text is null ? null : s_yes.Contains(Text) ? true : s_no.Contains(Text) ? false : null);

    // A leading zero that is not "0.5" belongs to a code such as 007, which a number would lose.
    private static bool IsCode(string text) => text.Length > 1 && text[0] == '0' && text[1] != '.';
}

using System.Collections.Frozen;

namespace Storefront.Core.Shared;

/// <summary>An ISO 4217 currency. Its exponent says how many decimal digits its minor unit has (EUR 2, JPY 0, KWD 3).</summary>
public readonly record struct Currency
{
    private static readonly FrozenSet<string> s_withoutMinorUnit = FrozenSet.Create(
        "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "UYI", "VND", "VUV", "XAF", "XOF", "XPF");

    private static readonly FrozenSet<string> s_withThreeDigits = FrozenSet.Create("BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND");

    private readonly string? _code;

    private Currency(string code) => _code = code;

    public static Currency Eur { get; } = new("EUR");

    /// <summary>Three upper-case letters.</summary>
    public string Code => _code ?? "XXX";

    /// <summary>Decimal digits of the minor unit: 0, 2 or 3.</summary>
    public int Exponent => s_withoutMinorUnit.Contains(Code) ? 0 : s_withThreeDigits.Contains(Code) ? 3 : 2;

    /// <summary>Minor units in one major unit: 1, 100 or 1000.</summary>
    public long MinorUnits => Exponent switch { 0 => 1, 3 => 1000, _ => 100 };

    public static bool TryParse(string? text, out Currency currency)
    {
        var ok = text is { Length: 3 } && text.All(char.IsAsciiLetter);
        currency = ok ? new(text!.ToUpperInvariant()) : default;
        return ok;
    }

    /// <exception cref="FormatException">The text is not three letters.</exception>
    public static Currency Parse(string text) =>
        TryParse(text, out var currency) ? currency : throw new FormatException($"'{text}' is not a currency code.");

    public override string ToString() => Code;
}

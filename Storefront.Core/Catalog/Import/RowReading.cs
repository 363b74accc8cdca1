using System.Globalization;
using Storefront.Core.Shared;

namespace Storefront.Core.Catalog.Import;

/// <summary>The fields of one row, read one by one, and what was wrong with them.</summary>
internal sealed class RowReading(SourceRow row)
{
    private const int LongestGtin = 14;
    private readonly List<ImportProblem> _problems = [];

    public string? Sku { get; set; }

    public bool IsRejected { get; private set; }

    public bool HasProblems => _problems.Count > 0;

    public IReadOnlyList<ImportProblem> Problems => _problems;

    public RowReading Reject(string field, string reason)
    {
        IsRejected = true;
        _problems.Add(new(row.Number, Sku, field, reason, Rejected: true));
        return this;
    }

    public string? Text(ImportField? field, string name, int longest)
    {
        if (Value(field)?.AsText() is not { } text || string.IsNullOrWhiteSpace(text)) return field?.Default;
        var clean = Clean(text);
        if (clean.Length <= longest) return clean;
        if (name == "sku") Reject(name, $"is longer than {longest} characters");
        else Tell(name, $"is longer than {longest} characters");
        return null;
    }

    public IReadOnlyList<string>? List(ImportField? field, string separator)
    {
        var names = Value(field) switch
        {
            FieldValue.Many many => many.Items.Select(item => item.AsText()),
            { } one when one.AsText() is { } text => text.Split(separator),
            _ => field?.Default?.Split(separator) ?? [],
        };
        var list = names.OfType<string>().Select(Clean).Where(name => name.Length > 0).ToList();
        return list.Count == 0 ? null : list;
    }

    public IReadOnlyList<string>? Gtins(ImportField? field)
    {
        if (List(field, ",") is not { } codes) return null;
        var plain = codes.Select(code => code.Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal)).ToList();
        foreach (var wrong in plain.Where(code => !IsGtin(code))) Tell("gtins", $"'{wrong}' is no bar code");
        return [.. plain.Where(IsGtin).Distinct()];
    }

    public int? Whole(ImportField? field, string name)
    {
        if (Text(field, name, 32) is not { } text) return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return number;
        Tell(name, $"'{text}' is no whole number");
        return null;
    }

    public DateTimeOffset? Moment(ImportField? field, string name)
    {
        if (Text(field, name, 64) is not { } text) return null;
        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment)) return moment;
        Tell(name, $"'{text}' is no date");
        return null;
    }

    public long? Amount(string from, PriceUnit unit, Currency currency, string name, bool rejects)
    {
        if (Value(new(from)) is not { } value || value.AsText() is not { } text || string.IsNullOrWhiteSpace(text)) return null;
        if (AmountText.Parse(value, unit, currency) is { } amount) return amount;
        var reason = $"'{text}' is no amount of {currency.Code}";
        if (rejects) Reject(name, reason);
        else Tell(name, reason);
        return null;
    }

    // PostgreSQL takes no NUL in a text.
    internal static string Clean(string text) => text.Replace("\0", "", StringComparison.Ordinal).Trim();

    private static bool IsGtin(string code) => code.Length is >= 6 and <= LongestGtin && code.All(char.IsAsciiDigit);

    private void Tell(string field, string reason) => _problems.Add(new(row.Number, Sku, field, reason, Rejected: false));

    private FieldValue? Value(ImportField? field) => field is null ? null : row.Fields!.Find(field.From);
}

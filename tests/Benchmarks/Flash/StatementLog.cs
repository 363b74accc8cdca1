using System.Globalization;
using System.Text.RegularExpressions;

namespace Storefront.Tests.Benchmarks.Flash;

/// <summary>Turns PostgreSQL's log of one order into a script of pgbench that does the same for any number of ready checkouts.</summary>
internal static partial class StatementLog
{
    /// <param name="n">The number of the checkout that was ordered.</param>
    /// <param name="first">The first number that the script may order.</param>
    public static string ToScript(string log, int n, int first)
    {
        var fresh = new Dictionary<Guid, string>();
        var lines = Statements(log).Select(statement => Fill(statement.Sql, statement.Parameters, value => Literal(value, n, fresh))).ToList();
        // From the first BEGIN to the first COMMIT: what comes before and after belongs to the log itself.
        var begin = lines.FindIndex(line => line.StartsWith("BEGIN", StringComparison.OrdinalIgnoreCase));
        var end = lines.FindIndex(begin, line => line.StartsWith("COMMIT", StringComparison.OrdinalIgnoreCase));
        return string.Join('\n', [@"\set i :i + 1", string.Create(CultureInfo.InvariantCulture, $@"\set n {first} + :client_id * :each + :i"), .. lines[begin..(end + 1)].Select(line => line + ";")]);
    }

    private static IEnumerable<(string Sql, IReadOnlyDictionary<int, string?> Parameters)> Statements(string log)
    {
        var entries = Entry().Split(log).Where(entry => entry.Length > 0).ToList();
        for (var at = 0; at < entries.Count; at++)
        {
            if (Statement().Match(entries[at]) is not { Success: true } statement) continue;
            var detail = at + 1 < entries.Count && entries[at + 1].StartsWith("DETAIL:", StringComparison.Ordinal) ? entries[at + 1] : "";
            var parameters = Parameter().Matches(detail).ToDictionary(
                match => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture),
                match => match.Groups[2].Success ? match.Groups[2].Value.Replace("''", "'", StringComparison.Ordinal) : null);
            yield return (Blanks().Replace(statement.Groups[1].Value, " ").Trim(), parameters);
        }
    }

    private static string Fill(string sql, IReadOnlyDictionary<int, string?> parameters, Func<string, string> literal) =>
        Place().Replace(sql, match => parameters.GetValueOrDefault(int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)) is { } value ? literal(value) : "NULL");

    /// <summary>What belongs to the order is computed from the number of the checkout; what all orders share stays.</summary>
    private static string Literal(string value, int n, Dictionary<Guid, string> fresh)
    {
        if (Guid.TryParse(value, out var id))
        {
            if (ReadyCheckouts.KindOf(id, n) is { } kind) return ReadyCheckouts.Sql(kind, ":n");
            // Version 7 of the same minute: made for this order.
            if (id.Version == 7 && IsNew(id)) return ReadyCheckouts.Sql(fresh.TryGetValue(id, out var known) ? known : fresh[id] = $"d{fresh.Count:x2}", ":n");
        }
        if (OrderNumber().IsMatch(value)) return "('R' || :n::text)";
        // A colon would be a variable of pgbench.
        return $"E'{value.Replace("\\", @"\\", StringComparison.Ordinal).Replace("'", "''", StringComparison.Ordinal).Replace(":", @"\x3a", StringComparison.Ordinal)}'";
    }

    private static bool IsNew(Guid id)
    {
        var milliseconds = long.Parse(id.ToString("N")[..12], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return TimeProvider.System.GetUtcNow() - DateTimeOffset.FromUnixTimeMilliseconds(milliseconds) < TimeSpan.FromSeconds(20);
    }

    [GeneratedRegex(@"^\d{4}-\d\d-\d\d [\d:.]+ UTC \[\d+\] ", RegexOptions.Multiline)]
    private static partial Regex Entry();

    [GeneratedRegex(@"^LOG:  duration: [\d.]+ ms  (?:execute [^:]*|statement): (.*)$", RegexOptions.Singleline)]
    private static partial Regex Statement();

    [GeneratedRegex(@"\$(\d+) = (?:NULL|'((?:[^']|'')*)')")]
    private static partial Regex Parameter();

    [GeneratedRegex(@"\$(\d+)")]
    private static partial Regex Place();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"^F\d+$")]
    private static partial Regex OrderNumber();
}

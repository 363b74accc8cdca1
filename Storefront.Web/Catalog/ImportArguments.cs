using System.Globalization;

namespace Storefront.Web.Catalog;

/// <summary>What was typed behind <c>import</c>.</summary>
/// <param name="Settings">What is no option of the import: settings of the shop.</param>
internal sealed record ImportArguments(string? File, string? Map, int? Stock, string? Currency, string? Report, string[] Settings)
{
    public const string Usage = "./dev import FILE [--map MAP] [--stock PIECES] [--currency EUR] [--report FILE] [-- Section:Key=value ...]";

    /// <summary>What is wrong with them, as a sentence; null when nothing is.</summary>
    public string? Mistake =>
        File is null ? $"Which file? {Usage}"
        : !System.IO.File.Exists(File) ? $"There is no file {File}."
        : Map is not null && !System.IO.File.Exists(Map) ? $"There is no map {Map}."
        : Stock < 0 ? "--stock is a number of pieces, 0 or more."
        : Currency is not null && !Core.Shared.Currency.TryParse(Currency, out _) ? $"--currency is a code of three letters, not {Currency}."
        : null;

    public static ImportArguments Parse(IReadOnlyList<string> args)
    {
        var (options, settings) = (new Dictionary<string, string>(), new List<string>());
        string? file = null;
        for (var i = 0; i < args.Count; i++)
        {
            var (name, value) = args[i].Split('=', 2) is [var before, var behind] ? (before, behind) : (args[i], null);
            if (name is "--map" or "--stock" or "--currency" or "--report") options[name] = value ?? (i + 1 < args.Count ? args[++i] : "");
            else if (name.StartsWith("--", StringComparison.Ordinal)) settings.Add(args[i]);
            else file ??= args[i];
        }
        return new(
            file,
            options.GetValueOrDefault("--map"),
            options.TryGetValue("--stock", out var stock) ? int.TryParse(stock, NumberStyles.None, CultureInfo.InvariantCulture, out var pieces) ? pieces : -1 : null,
            options.GetValueOrDefault("--currency")?.ToUpperInvariant(),
            options.GetValueOrDefault("--report"),
            [.. settings]);
    }
}

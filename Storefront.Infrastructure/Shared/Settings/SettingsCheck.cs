using System.Net;
using Microsoft.Extensions.Configuration;

namespace Storefront.Infrastructure.Shared.Settings;

/// <summary>Looks at all settings before anything is started, so that every mistake is told at once.</summary>
public static class SettingsCheck
{
    /// <summary>Sections that ASP.NET Core owns; their keys are free.</summary>
    private static readonly string[] s_notOurs = ["Logging", "Kestrel", "AllowedHosts"];

    /// <exception cref="SettingsMistakes">At least one setting is wrong.</exception>
    public static void Check(IConfiguration configuration, string contentRoot)
    {
        List<string> sentences =
        [
            .. SettingRules.All.Select(rule => rule.Mistake(configuration)).OfType<string>(),
            .. Together(configuration),
            .. Proxies(configuration),
            .. Unknown(configuration, Path.Combine(contentRoot, "appsettings.json")),
        ];
        if (DataFolderMistake(configuration, contentRoot) is { } closed)
            sentences.Add(closed);
        if (sentences.Count > 0)
            throw new SettingsMistakes(sentences);
    }

    private static IEnumerable<string> Together(IConfiguration configuration)
    {
        string[][] pairs = [["Owner:Email", "Owner:Password"], ["Mail:User", "Mail:Password"], ["Stripe:SecretKey", "Stripe:PublishableKey"]];
        foreach (var pair in pairs)
            if (pair.Count(key => !string.IsNullOrWhiteSpace(configuration[key])) == 1)
                yield return $"The settings {pair[0]} and {pair[1]} belong together: set both or none.";

        var (secret, publishable) = (configuration["Stripe:SecretKey"] ?? "", configuration["Stripe:PublishableKey"] ?? "");
        if (secret.Length > 0 && publishable.Length > 0 && IsLive(secret) != IsLive(publishable))
            yield return "One of Stripe:SecretKey and Stripe:PublishableKey is live and the other is for tests: take both from the same page of Stripe's dashboard.";
    }

    private static IEnumerable<string> Proxies(IConfiguration configuration)
    {
        foreach (var known in configuration.GetSection("Proxy:Known").GetChildren())
            if (known.Value is { } value && !IPAddress.TryParse(value, out _) && !IPNetwork.TryParse(value, out _))
                yield return $"The setting {known.Path} is \"{value}\": write an address such as 10.0.0.5 or a network such as 10.0.0.0/8.";
    }

    private static bool IsLive(string key) => key.Contains("_live_", StringComparison.Ordinal);

    // appsettings.json names every setting, so a name in one of its sections that it does not know is a slip of the pen.
    private static IEnumerable<string> Unknown(IConfiguration configuration, string file)
    {
        var known = new ConfigurationBuilder().AddJsonFile(file, optional: true).Build()
            .AsEnumerable().Select(pair => pair.Key).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var (key, value) in configuration.AsEnumerable().OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            var section = key.Split(':')[0];
            if (value is null || section == key || s_notOurs.Contains(section) || !known.Contains(section) || IsKnown(key, known))
                continue;
            var names = known.Where(name => name.StartsWith(section + ":", StringComparison.OrdinalIgnoreCase)).Select(name => name[(section.Length + 1)..]);
            yield return $"There is no setting {key}: {section} has {string.Join(", ", names.Order(StringComparer.Ordinal))}.";
        }
    }

    // The items of a list have numbers for names.
    private static bool IsKnown(string key, HashSet<string> known)
    {
        var end = key.LastIndexOf(':');
        return known.Contains(key) || (int.TryParse(key[(end + 1)..], out _) && known.Contains(key[..end]));
    }

    private static string? DataFolderMistake(IConfiguration configuration, string contentRoot)
    {
        var folder = DataFolder.Resolve(configuration["Data:Path"], contentRoot).Path;
        try
        {
            Directory.CreateDirectory(folder);
            var probe = Path.Combine(folder, $".probe-{Environment.ProcessId}");
            File.WriteAllBytes(probe, []);
            File.Delete(probe);
            return null;
        }
        catch (Exception closed) when (closed is IOException or UnauthorizedAccessException)
        {
            return $"The shop cannot write into its data folder {folder}: give the user {Environment.UserName} the right to, " +
                "or choose another folder with --Data:Path=/some/folder.";
        }
    }
}

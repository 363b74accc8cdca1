using Microsoft.Extensions.Configuration;

namespace Storefront.Infrastructure.Shared.Settings;

/// <summary>What one setting must look like when it is not empty.</summary>
/// <param name="Key">Its name, as <c>Section:Key</c>.</param>
/// <param name="Expected">What to write instead, as the end of a sentence.</param>
/// <param name="Holds">True for a value that will do.</param>
public sealed record SettingRule(string Key, string Expected, Func<string, bool> Holds)
{
    /// <summary>A secret is never repeated on the screen.</summary>
    public bool IsSecret { get; init; }

    /// <summary>Answers null, or one sentence about the mistake.</summary>
    public string? Mistake(IConfiguration configuration)
    {
        var value = configuration[Key];
        if (string.IsNullOrWhiteSpace(value) || Holds(value.Trim()))
            return null;
        return IsSecret ? $"The setting {Key} cannot be used: write {Expected}." : $"The setting {Key} is \"{value}\": write {Expected}.";
    }
}

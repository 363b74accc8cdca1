using System.Collections.Frozen;
using Storefront.Core.Shared;

namespace Storefront.Core.Accounts;

/// <summary>
/// What a new password must be: long enough, and none of those that everybody tries first. No digits or signs are asked for, since
/// people then write the same word with a 1 behind it; that is why digits and signs do not save a common word either.
/// </summary>
public sealed class PasswordRules(ShopOptions shop)
{
    public const int MinLength = 8;

    public const int MaxLength = 128;

    private static readonly Lazy<FrozenSet<string>> s_common = new(ReadCommon);

    /// <summary>Answers what is wrong with it, or null.</summary>
    public PasswordFault? Judge(string password, string email)
    {
        if (password.Length < MinLength) return PasswordFault.TooShort;
        if (password.Length > MaxLength) return PasswordFault.TooLong;
        var lower = password.ToLowerInvariant();
        var word = WordOf(lower);
        if (s_common.Value.Contains(lower) || s_common.Value.Contains(word) || lower.Distinct().Count() < 3) return PasswordFault.TooCommon;
        var mail = email.Trim().ToLowerInvariant();
        return word == WordOf(shop.Name.ToLowerInvariant()) || lower == mail || word == WordOf(mail.Split('@')[0]) ? PasswordFault.TooPersonal : null;
    }

    // What is left without digits and signs at both ends: "Sunshine-2026!" is "sunshine". Digits alone stay themselves.
    private static string WordOf(string text)
    {
        var word = text.Trim([.. text.Where(c => !char.IsLetter(c)).Distinct()]);
        return word.Length == 0 ? text : word;
    }

    private static FrozenSet<string> ReadCommon()
    {
        using var file = typeof(PasswordRules).Assembly.GetManifestResourceStream("common-passwords.txt")!;
        using var reader = new StreamReader(file);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] != '#').ToFrozenSet();
    }
}

public enum PasswordFault
{
    TooShort,
    TooLong,
    TooCommon,

    /// <summary>The shop's name or the person's mail address.</summary>
    TooPersonal,
}

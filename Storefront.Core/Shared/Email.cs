using System.Globalization;
using System.Net.Mail;

namespace Storefront.Core.Shared;

/// <summary>A mail address that looks deliverable, kept as typed; compared in lower case by <see cref="Normalized"/>.</summary>
public readonly record struct Email
{
    /// <summary>The longest address that SMTP carries.</summary>
    public const int MaxLength = 254;

    private Email(string value) => Value = value;

    public string Value { get; }

    public string Normalized => Value.ToLowerInvariant();

    public static bool TryParse(string? text, out Email email)
    {
        var trimmed = text?.Trim() ?? "";
        var ok = trimmed.Length is > 2 and <= MaxLength
            && !trimmed.Any(IsForbidden)
            && MailAddress.TryCreate(trimmed, out var address) && address.Address == trimmed
            && address.Host.Contains('.') && !address.Host.EndsWith('.');
        email = ok ? new(trimmed) : default;
        return ok;
    }

    /// <summary>Beside what separates addresses: characters that cannot be seen, which would let two addresses look the same.</summary>
    private static bool IsForbidden(char c) =>
        char.IsControl(c) || char.IsWhiteSpace(c) || char.IsSurrogate(c) || char.GetUnicodeCategory(c) == UnicodeCategory.Format
        || c is '<' or '>' or ',' or ';' or '"';

    public override string ToString() => Value ?? "";
}

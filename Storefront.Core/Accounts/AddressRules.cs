using System.Text.RegularExpressions;
using Storefront.Core.Shared;

namespace Storefront.Core.Accounts;

/// <summary>What an address in the book needs; whether the shop delivers there is the checkout's question.</summary>
public static partial class AddressRules
{
    private const int MaxLength = 120;

    public static IEnumerable<AccountProblem> Check(PostalAddress postal)
    {
        foreach (var (field, text) in new[] { ("name", postal.Name), ("line1", postal.Line1), ("postcode", postal.Postcode), ("city", postal.City), ("country", postal.Country) })
            if (string.IsNullOrWhiteSpace(text) && (field != "postcode" || Countries.UsePostcodes(postal.Country))) yield return new(field, AccountProblemCode.Required);
        foreach (var (field, text) in Texts(postal))
            if (text?.Length > MaxLength) yield return new(field, AccountProblemCode.TooLong);
        if (postal.Postcode.Length > 0 && !Postcode().IsMatch(postal.Postcode)) yield return new("postcode", AccountProblemCode.InvalidPostcode);
        if (!string.IsNullOrEmpty(postal.Phone) && !Phone().IsMatch(postal.Phone)) yield return new("phone", AccountProblemCode.InvalidPhone);
        if (postal.Country.Length > 0 && !Countries.All.Contains(postal.Country)) yield return new("country", AccountProblemCode.UnknownCountry);
    }

    private static IEnumerable<(string Field, string? Text)> Texts(PostalAddress postal) =>
    [
        ("name", postal.Name), ("company", postal.Company), ("line1", postal.Line1), ("line2", postal.Line2), ("city", postal.City), ("region", postal.Region),
    ];

    [GeneratedRegex(@"^[\p{L}\p{N}][\p{L}\p{N} \-]{1,14}$", RegexOptions.NonBacktracking)]
    private static partial Regex Postcode();

    [GeneratedRegex(@"^\+?[\d ()/.\-]{5,24}$", RegexOptions.NonBacktracking)]
    private static partial Regex Phone();
}

using System.Text.RegularExpressions;
using Storefront.Core.Shared;

namespace Storefront.Core.Checkout;

/// <summary>What contact and delivery need before a parcel can leave; who collects needs no address.</summary>
public static partial class ContactRules
{
    private const int MaxLength = 120;

    /// <param name="countries">Two-letter codes that the shop delivers to.</param>
    public static IEnumerable<CheckoutProblem> Check(ContactDraft contact, IReadOnlySet<string> countries)
    {
        if (!Email.TryParse(contact.Email, out _))
            yield return At("email", string.IsNullOrWhiteSpace(contact.Email) ? ProblemCode.Required : ProblemCode.InvalidEmail);
        if (string.IsNullOrWhiteSpace(contact.Name)) yield return At("name", ProblemCode.Required);
        if (contact.Name.Length > MaxLength) yield return At("name", ProblemCode.TooLong);
        if (!string.IsNullOrWhiteSpace(contact.Phone) && !Phone().IsMatch(contact.Phone.Trim())) yield return At("phone", ProblemCode.InvalidPhone);
        if (contact.Way == ContactDraft.Collect) yield break;
        foreach (var problem in CheckAddress(contact, countries)) yield return problem;
    }

    private static IEnumerable<CheckoutProblem> CheckAddress(ContactDraft contact, IReadOnlySet<string> countries)
    {
        foreach (var (field, text) in new[] { ("line1", contact.Line1), ("city", contact.City), ("postcode", contact.Postcode) })
            if (string.IsNullOrWhiteSpace(text) && (field != "postcode" || Countries.UsePostcodes(contact.Country))) yield return At(field, ProblemCode.Required);
        foreach (var (field, text) in Texts(contact))
            if (text.Length > MaxLength) yield return At(field, ProblemCode.TooLong);
        if (!string.IsNullOrWhiteSpace(contact.Postcode) && !Postcode().IsMatch(contact.Postcode.Trim())) yield return At("postcode", ProblemCode.InvalidPostcode);
        if (!countries.Contains(contact.Country.Trim().ToUpperInvariant()))
            yield return At("country", string.IsNullOrWhiteSpace(contact.Country) ? ProblemCode.Required : ProblemCode.UnknownCountry);
    }

    private static CheckoutProblem At(string field, ProblemCode code) => new(CheckoutStep.Contact, code, field);

    private static IEnumerable<(string Field, string Text)> Texts(ContactDraft contact) =>
    [
        ("company", contact.Company), ("line1", contact.Line1), ("line2", contact.Line2),
        ("city", contact.City), ("region", contact.Region), ("postcode", contact.Postcode),
    ];

    [GeneratedRegex(@"^[\p{L}\p{N}][\p{L}\p{N} \-]{1,14}$", RegexOptions.NonBacktracking)]
    private static partial Regex Postcode();

    [GeneratedRegex(@"^\+?[\d ()/.\-]{5,24}$", RegexOptions.NonBacktracking)]
    private static partial Regex Phone();
}

using Microsoft.Extensions.Localization;
using Storefront.Core.Checkout;

namespace Storefront.Web.Checkout;

/// <summary>Puts a checkout's problems into words.</summary>
internal static class Words
{
    public static string Of(CheckoutProblem problem, IStringLocalizer<CheckoutText> words) =>
        words[$"Error.{problem.Code}", problem.Subject ?? (problem.Field is { } field ? words[LabelOf(field)].Value : "")];

    public static string LabelOf(string field) => field switch
    {
        "email" => "Email",
        "name" => "FullName",
        "company" => "Company",
        "line1" => "Line1",
        "line2" => "Line2",
        "postcode" => "Postcode",
        "city" => "City",
        "region" => "Region",
        "country" => "Country",
        "phone" => "Phone",
        _ => "Delivery",
    };
}

using System.Globalization;
using Microsoft.Extensions.Localization;

namespace Storefront.Web.Shared;

/// <summary>Words that follow a number. A resource has one text per plural form of its language: <c>Pieces.one</c>, <c>Pieces.other</c>.</summary>
public static class Plurals
{
    extension<TWords>(IStringLocalizer<TWords> words)
    {
        public string Count(string name, int count)
        {
            var exact = words[$"{name}.{Form(count, CultureInfo.CurrentUICulture)}", count];
            return exact.ResourceNotFound ? words[$"{name}.other", count] : exact;
        }
    }

    // The plural rules of the Unicode CLDR for the shop's languages.
    private static string Form(int count, CultureInfo culture) => (culture.TwoLetterISOLanguageName, count) switch
    {
        ("ar", 0) => "zero",
        (_, 1) => "one",
        ("ar", 2) => "two",
        ("ar", var n) when n % 100 is >= 3 and <= 10 => "few",
        ("ar", var n) when n % 100 >= 11 => "many",
        _ => "other",
    };
}

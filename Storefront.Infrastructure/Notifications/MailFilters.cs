using System.Globalization;
using Fluid;
using Fluid.Values;
using Storefront.Core.Shared;

namespace Storefront.Infrastructure.Notifications;

/// <summary>Values as the reader's language writes them.</summary>
internal static class MailFilters
{
    /// <summary>An amount with its minor units and currency: €1,234.50.</summary>
    public static async ValueTask<FluidValue> Money(FluidValue input, FilterArguments arguments, TemplateContext context)
    {
        var minor = await input.GetValueAsync("minor", context);
        var currency = Currency.Parse((await input.GetValueAsync("currency", context)).ToStringValue());
        var format = (NumberFormatInfo)context.CultureInfo.NumberFormat.Clone();
        format.CurrencySymbol = Sign(currency);
        format.CurrencyDecimalDigits = currency.Exponent;
        return StringValue.Create(new Money((long)minor.ToNumberValue(), currency).ToMajor().ToString("C", format));
    }

    /// <summary>A date: Friday, 5 June.</summary>
    public static ValueTask<FluidValue> Day(FluidValue input, FilterArguments arguments, TemplateContext context)
    {
        var day = DateOnly.ParseExact(input.ToStringValue(), "O", CultureInfo.InvariantCulture);
        // The culture "en" alone writes its days the American way.
        var format = context.CultureInfo.Name == "en" ? "d MMMM" : context.CultureInfo.DateTimeFormat.MonthDayPattern;
        return StringValue.Create(day.ToString($"dddd, {format}", context.CultureInfo));
    }

    /// <summary>A country by its two-letter code.</summary>
    public static ValueTask<FluidValue> Country(FluidValue input, FilterArguments arguments, TemplateContext context)
    {
        var code = input.ToStringValue();
        return StringValue.Create(Countries.All.Contains(code) ? new RegionInfo(code).EnglishName : code);
    }

    private static string Sign(Currency currency) => currency.Code switch
    {
        "EUR" => "€",
        "USD" => "$",
        "GBP" => "£",
        "JPY" => "¥",
        var code => code + " ",
    };
}

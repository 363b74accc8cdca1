using System.Globalization;
using Microsoft.AspNetCore.Http;
using MimeKit;
using Npgsql;
using Storefront.Core.Shared;

namespace Storefront.Infrastructure.Shared.Settings;

/// <summary>The rules of every setting that a merchant can get wrong; their names and defaults stand in appsettings.json.</summary>
public static class SettingRules
{
    private const string WebAddress = "an address such as https://shop.example, without a slash at the end";
    private const string Server = "a PostgreSQL address such as Host=db.example;Username=shop;Password=…;Database=storefront";

    public static IReadOnlyList<SettingRule> All { get; } =
    [
        new("Urls", "http://host:port with a port from 0 to 65535, several separated by semicolons, such as http://127.0.0.1:5080", AreAddresses),
        new("ConnectionStrings:Storefront", Server, IsPostgres) { IsSecret = true },
        new("ConnectionStrings:StorefrontReplica", Server, IsPostgres) { IsSecret = true },
        new("Database:BinPath", "the folder that holds initdb, pg_ctl and postgres", Directory.Exists),
        new("Stripe:SecretKey", "the secret key of Stripe's dashboard, which begins with sk_test_, sk_live_, rk_test_ or rk_live_", Begins("sk_test_", "sk_live_", "rk_test_", "rk_live_")) { IsSecret = true },
        new("Stripe:PublishableKey", "the publishable key of Stripe's dashboard, which begins with pk_test_ or pk_live_", Begins("pk_test_", "pk_live_")) { IsSecret = true },
        new("Stripe:WebhookSecret", "the signing secret of the webhook, which begins with whsec_", Begins("whsec_")) { IsSecret = true },
        new("Stripe:ApiBase", WebAddress, IsWebAddress),
        new("Stripe:JsUrl", "the address of a script, such as https://js.stripe.com/v3/", IsWebAddress),
        new("Stripe:TimeoutSeconds", "seconds from 1 to 80", IsNumber(1, 80)),
        new("Mail:Port", "a port from 1 to 65535, usually 587", IsNumber(1, 65535)),
        new("Mail:From", "a mail address, such as Shop <orders@shop.example>", value => MailboxAddress.TryParse(value, out _)),
        new("Mail:TimeoutSeconds", "seconds from 1 to 60", IsNumber(1, 60)),
        new("Media:BaseUrl", WebAddress, IsWebAddress),
        new("Search:Languages", "two-letter codes separated by commas, such as de,ar", value => value.Split(',').All(code => code.Length == 2 && code.All(char.IsAsciiLetterLower))),
        new("Search:SnapshotSeconds", "seconds from 1 to 3600", IsNumber(1, 3600)),
        new("Owner:Email", "a mail address, such as owner@shop.example", value => Email.TryParse(value, out _)),
        new("Demo", "true or false", value => bool.TryParse(value, out _)),
        new("Shop:PublicUrl", WebAddress, IsWebAddress),
        new("Shop:Currency", "a three-letter code of a currency, such as EUR", value => Currency.TryParse(value, out var currency) && currency.Code == value),
        new("Shop:Country", "a two-letter code of a country, such as IE", value => value.Length == 2 && value.All(char.IsAsciiLetterUpper)),
        new("Shop:TimeZone", "the name of a time zone, such as Europe/Dublin", value => TimeZoneInfo.TryFindSystemTimeZoneById(value, out _)),
        new("Shop:HoldMinutes", "minutes from 1 to 120", IsNumber(1, 120)),
        new("Shop:PayWithinMinutes", "minutes from 5 to 1440", IsNumber(5, 1440)),
        new("Shop:PaymentLinkHours", "hours from 1 to 720", IsNumber(1, 720)),
        new("Proxy:RedirectToHttps", "true or false", value => bool.TryParse(value, out _)),
        new("Limits:AccountPosts", "forms in a minute from 1 to 1000000", IsNumber(1, 1_000_000)),
        new("Limits:Posts", "forms in a minute from 1 to 1000000", IsNumber(1, 1_000_000)),
        new("Limits:Searches", "searches in a minute from 1 to 1000000", IsNumber(1, 1_000_000)),
        new("Limits:Fragments", "fragments in a minute from 1 to 1000000", IsNumber(1, 1_000_000)),
        new("Limits:Circuits", "connections from 1 to 1000000", IsNumber(1, 1_000_000)),
        new("Limits:Working", "carts and checkouts from 1 to 10000", IsNumber(1, 10_000)),
        new("Limits:Waiting", "carts and checkouts from 0 to 1000000", IsNumber(0, 1_000_000)),
        new("Cache:Enabled", "true or false", value => bool.TryParse(value, out _)),
        new("Cache:SizeMegabytes", "megabytes from 1 to 100000", IsNumber(1, 100_000)),
        new("Cache:Seconds", "seconds from 1 to 86400", IsNumber(1, 86_400)),
        new("Cache:CdnSeconds", "seconds from 0 to 86400", IsNumber(0, 86_400)),
        new("Shutdown:DrainSeconds", "seconds from 0 to 600", IsNumber(0, 600)),
        new("Shutdown:TimeoutSeconds", "seconds from 1 to 600", IsNumber(1, 600)),
        new("Shop:CollectPriceMinor", "minor units from 0 to 1000000", IsNumber(0, 1_000_000)),
        new("Shop:CollectReadyDays", "working days from 0 to 30", IsNumber(0, 30)),
        new("Shop:CollectWithinDays", "days from 1 to 60", IsNumber(1, 60)),
        new("Shop:ShipFromNearest", "true or false", value => bool.TryParse(value, out _)),
        new("Shop:BankDebit", "true or false", value => bool.TryParse(value, out _)),
        new("Shop:CaptureByParcel", "true or false", value => bool.TryParse(value, out _)),
        new("Shop:CaptureAtOnce", "true or false", value => bool.TryParse(value, out _)),
    ];

    private static bool AreAddresses(string value) =>
        value.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is { Length: > 0 } all && all.All(IsBindable);

    private static bool IsBindable(string address)
    {
        try
        {
            var binding = BindingAddress.Parse(address);
            return binding.Scheme is "http" or "https" && (binding.IsUnixPipe || binding.Port is >= 0 and <= 65535) && binding.PathBase.Length == 0;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private static bool IsPostgres(string value)
    {
        try
        {
            return !string.IsNullOrEmpty(new NpgsqlConnectionStringBuilder(value).Host);
        }
        catch (Exception wrong) when (wrong is ArgumentException or FormatException)
        {
            return false;
        }
    }

    private static bool IsWebAddress(string value) => Uri.TryCreate(value, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https";

    private static Func<string, bool> Begins(params string[] prefixes) =>
        value => prefixes.Any(prefix => value.StartsWith(prefix, StringComparison.Ordinal) && value.Length > prefix.Length);

    private static Func<string, bool> IsNumber(int least, int most) =>
        value => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most;
}

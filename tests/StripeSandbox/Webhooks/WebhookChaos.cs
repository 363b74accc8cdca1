using System.Globalization;
using System.Security.Cryptography;
using Storefront.Tests.StripeSandbox.Api;

namespace Storefront.Tests.StripeSandbox.Webhooks;

/// <summary>How deliveries are spoiled. Shares are between 0 and 1.</summary>
/// <param name="Duplicates">Further copies of every event.</param>
/// <param name="DelayMs">Wait before every delivery.</param>
/// <param name="Reorder">Every copy waits a random while, so that later events overtake earlier ones.</param>
/// <param name="Drop">Share of events that are never sent; the books call them delivered.</param>
/// <param name="BadSignature">Share of deliveries with a wrong signature.</param>
/// <param name="StaleSeconds">Age of the signature's time stamp.</param>
internal sealed record WebhookChaos(
    int Duplicates = 0, int DelayMs = 0, bool Reorder = false, double Drop = 0, double BadSignature = 0, int StaleSeconds = 0)
{
    private const int ReorderWindowMs = 400;

    public static readonly WebhookChaos None = new();

    public static WebhookChaos From(Form form) => new(
        Duplicates: (int)(form.Number("duplicates") ?? 0),
        DelayMs: (int)(form.Number("delayMs") ?? 0),
        Reorder: form.Flag("reorder") ?? false,
        Drop: Share(form, "drop"),
        BadSignature: Share(form, "badSig"),
        StaleSeconds: (int)(form.Number("staleSec") ?? 0));

    public static bool Hits(double share) => share > 0 && RandomNumberGenerator.GetInt32(1_000_000) < share * 1_000_000;

    public TimeSpan NextDelay() =>
        TimeSpan.FromMilliseconds(DelayMs + (Reorder ? RandomNumberGenerator.GetInt32(ReorderWindowMs) : 0));

    private static double Share(Form form, string name) => form.Text(name) switch
    {
        null or "false" => 0,
        "true" => 1,
        var text when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var share) && share is >= 0 and <= 1 => share,
        var text => throw Refusal.Invalid(name, $"Give true, false or a share between 0 and 1, not {text}."),
    };
}

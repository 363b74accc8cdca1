namespace Storefront.Core.Shared;

/// <summary>What the merchant decided about the whole shop. Setting names: <c>Shop:Name</c> and so on.</summary>
public sealed record ShopOptions
{
    public string Name { get; init; } = "Fennmark";

    /// <summary>Address that mails and webhooks use, without a slash at the end; empty: the first of <c>Urls</c>.</summary>
    public string PublicUrl { get; init; } = "";

    /// <summary>Three-letter code of the currency that the shop sells in.</summary>
    public string Currency { get; init; } = "EUR";

    /// <summary>Two-letter code of the country the shop sells from.</summary>
    public string Country { get; init; } = "IE";

    /// <summary>Two-letter code of the language that texts are written in.</summary>
    public string Language { get; init; } = "en";

    /// <summary>IANA time zone of the shop's day: cut-off times, "today".</summary>
    public string TimeZone { get; init; } = "Europe/Dublin";

    /// <summary>Minutes that a checkout holds stock since the shopper last acted; 1 to 120.</summary>
    public int HoldMinutes { get; init; } = 10;

    /// <summary>Minutes that an unpaid order waits for a card; 5 to 1,440.</summary>
    public int PayWithinMinutes { get; init; } = 30;

    /// <summary>Hours that an order waits for its money, with its stock, after staff sent its payment link; 1 to 720.</summary>
    public int PaymentLinkHours { get; init; } = 72;

    /// <summary>False: the card is only authorised, and charged when the merchant captures or ships.</summary>
    public bool CaptureAtOnce { get; init; }

    /// <summary>True: orders in euro can be paid by SEPA direct debit, whose money comes after some days.</summary>
    public bool BankDebit { get; init; }

    /// <summary>
    /// True: a card that is charged at dispatch is charged for each parcel as it leaves, where the card's network offers it. False: for all of the
    /// order when its first parcel leaves. Of no meaning when <see cref="CaptureAtOnce"/> is true.
    /// </summary>
    public bool CaptureByParcel { get; init; } = true;

    /// <summary>True: of warehouses that make as few parcels, the nearest to the address sends. False: the one of the lowest priority.</summary>
    public bool ShipFromNearest { get; init; } = true;

    /// <summary>Minor units that collecting in a store costs; 0: nothing.</summary>
    public int CollectPriceMinor { get; init; }

    /// <summary>Working days within which an order to be collected is made ready; 0 to 30.</summary>
    public int CollectReadyDays { get; init; } = 1;

    /// <summary>Days that an order lies ready before it counts as not collected; 1 to 60.</summary>
    public int CollectWithinDays { get; init; } = 7;

    public Currency SellingCurrency => Shared.Currency.Parse(Currency);

    public TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(TimeZone);

    /// <summary>The shop's day at a moment.</summary>
    public DateOnly DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, Zone).DateTime);

    /// <summary>The last day that a term ends with: a term that ends at midnight ends with the day before.</summary>
    public DateOnly LastDayBefore(DateTimeOffset end) => DayOf(end.AddTicks(-1));

    /// <summary>When a day of the shop begins. Where clocks skip midnight it begins at the first moment after it.</summary>
    public DateTimeOffset StartOf(DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        while (Zone.IsInvalidTime(midnight)) midnight = midnight.AddMinutes(15);
        return new DateTimeOffset(midnight, Zone.GetUtcOffset(midnight)).ToUniversalTime();
    }
}

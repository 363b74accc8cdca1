using System.Globalization;

namespace Storefront.Infrastructure.Demo;

/// <summary>Moves the dates of the demo files so that what was new when they were written is new whenever the shop is first started.</summary>
internal sealed class DemoCalendar(DateTimeOffset now)
{
    private static readonly DateOnly s_written = new(2026, 11, 24);

    public DateTimeOffset Now => now;

    public DateOnly Today => DateOnly.FromDateTime(now.UtcDateTime);

    public DateOnly Of(DateOnly written) => written.AddDays(Today.DayNumber - s_written.DayNumber);

    public DateTimeOffset MomentOf(DateOnly written) => new(Of(written), new TimeOnly(6, 0), TimeSpan.Zero);

    /// <summary>The days of this year and the next on which a carrier rests, beside weekends.</summary>
    public IEnumerable<DateOnly> Holidays(DemoCarrier carrier) =>
        new[] { Today.Year, Today.Year + 1 }.SelectMany(year => Holidays(carrier, year)).Distinct();

    private static IEnumerable<DateOnly> Holidays(DemoCarrier carrier, int year) =>
    [
        .. carrier.FixedHolidays.Select(day => DateOnly.ParseExact($"{year}-{day}", "yyyy-MM-dd", CultureInfo.InvariantCulture)),
        .. carrier.DaysAfterEaster.Select(days => Easter(year).AddDays(days)),
        .. carrier.FirstMondays.Select(month => MondayFrom(new DateOnly(year, month, 1))),
        .. carrier.LastMondays.Select(month => MondayFrom(new DateOnly(year, month, DateTime.DaysInMonth(year, month)).AddDays(-6))),
    ];

    private static DateOnly MondayFrom(DateOnly day) => day.AddDays((DayOfWeek.Monday - day.DayOfWeek + 7) % 7);

    // The anonymous Gregorian computus.
    private static DateOnly Easter(int year)
    {
        var (golden, century, inCentury) = (year % 19, year / 100, year % 100);
        var epact = ((19 * golden) + century - (century / 4) - ((century - ((century + 8) / 25) + 1) / 3) + 15) % 30;
        var weekday = (32 + (2 * (century % 4)) + (2 * (inCentury / 4)) - epact - (inCentury % 4)) % 7;
        var correction = (golden + (11 * epact) + (22 * weekday)) / 451;
        var sum = epact + weekday - (7 * correction) + 114;
        return new DateOnly(year, sum / 31, (sum % 31) + 1);
    }
}

namespace Storefront.Core.Shipping;

/// <summary>When a parcel arrives: it leaves on a working day before the cut-off, and travels on working days.</summary>
public static class DeliveryDates
{
    /// <param name="now">Local time of the shop.</param>
    /// <param name="holidays">Days on which the carrier does not work, beside weekends.</param>
    public static (DateOnly From, DateOnly Until) Of(DateTime now, TimeOnly cutOff, int minDays, int maxDays, IReadOnlySet<DateOnly> holidays)
    {
        var today = DateOnly.FromDateTime(now);
        var leaves = IsWorkingDay(today, holidays) && TimeOnly.FromDateTime(now) < cutOff ? today : Next(today, holidays);
        return (Add(leaves, minDays, holidays), Add(leaves, maxDays, holidays));
    }

    private static DateOnly Add(DateOnly day, int workingDays, IReadOnlySet<DateOnly> holidays)
    {
        for (var i = 0; i < workingDays; i++) day = Next(day, holidays);
        return day;
    }

    private static DateOnly Next(DateOnly day, IReadOnlySet<DateOnly> holidays)
    {
        do day = day.AddDays(1);
        while (!IsWorkingDay(day, holidays));
        return day;
    }

    private static bool IsWorkingDay(DateOnly day, IReadOnlySet<DateOnly> holidays) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !holidays.Contains(day);
}

using CsCheck;
using Storefront.Core.Shipping;

namespace Storefront.Tests.Unit.Shipping;

public sealed class DeliveryDatesTests
{
    private static readonly TimeOnly s_twoOClock = new(14, 0);
    private static readonly HashSet<DateOnly> s_noHolidays = [];

    [Theory]
    [InlineData("2026-06-01T13:59:59", "2026-06-02", "2026-06-03")] // Monday before the cut-off
    [InlineData("2026-06-01T14:00:00", "2026-06-03", "2026-06-04")] // Monday at the cut-off
    [InlineData("2026-06-05T10:00:00", "2026-06-08", "2026-06-09")] // Friday: over the weekend
    [InlineData("2026-06-05T15:00:00", "2026-06-09", "2026-06-10")] // Friday too late: leaves on Monday
    [InlineData("2026-06-06T10:00:00", "2026-06-09", "2026-06-10")] // Saturday: leaves on Monday
    [InlineData("2026-06-07T23:59:59", "2026-06-09", "2026-06-10")] // Sunday
    public void A_parcel_leaves_before_the_cut_off_of_a_working_day_and_travels_on_working_days(string now, string from, string until) =>
        Assert.Equal((DateOnly.Parse(from), DateOnly.Parse(until)), DeliveryDates.Of(DateTime.Parse(now), s_twoOClock, 1, 2, s_noHolidays));

    [Fact]
    public void Carriers_rest_on_their_holidays()
    {
        var holidays = new HashSet<DateOnly> { new(2026, 12, 24), new(2026, 12, 25) };

        Assert.Equal(
            (new DateOnly(2026, 12, 28), new DateOnly(2026, 12, 29)),
            DeliveryDates.Of(new DateTime(2026, 12, 23, 9, 0, 0), s_twoOClock, 1, 2, holidays));
        Assert.Equal(
            (new DateOnly(2026, 12, 29), new DateOnly(2026, 12, 29)),
            DeliveryDates.Of(new DateTime(2026, 12, 24, 9, 0, 0), s_twoOClock, 1, 1, holidays));
    }

    [Fact]
    public void A_parcel_of_no_days_arrives_when_it_leaves() =>
        Assert.Equal(
            (new DateOnly(2026, 6, 1), new DateOnly(2026, 6, 1)),
            DeliveryDates.Of(new DateTime(2026, 6, 1, 9, 0, 0), s_twoOClock, 0, 0, s_noHolidays));

    [Fact]
    public void Nothing_ever_arrives_on_a_day_of_rest_or_before_it_was_ordered() =>
        Gen.Select(Gen.Int[0, 365 * 24], Gen.Int[0, 5], Gen.Int[0, 5], Gen.Int[0, 365].HashSet[0, 40]).Sample((hours, min, more, rest) =>
        {
            var now = new DateTime(2026, 1, 1).AddHours(hours);
            var holidays = rest.Select(day => new DateOnly(2026, 1, 1).AddDays(day)).ToHashSet();
            var (from, until) = DeliveryDates.Of(now, s_twoOClock, min, min + more, holidays);
            return from >= DateOnly.FromDateTime(now) && until >= from && IsWorking(from) && IsWorking(until);

            bool IsWorking(DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !holidays.Contains(day);
        });
}

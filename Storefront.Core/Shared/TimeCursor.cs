using System.Globalization;

namespace Storefront.Core.Shared;

/// <summary>Where a list that is sorted by time goes on: behind this row. Its text stands in addresses.</summary>
public readonly record struct TimeCursor(DateTimeOffset At, Guid Id)
{
    public static TimeCursor? TryParse(string? text) =>
        text?.Split('-') is [var ticks, var id]
        && long.TryParse(ticks, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var at) && at >= 0 && at <= DateTimeOffset.MaxValue.UtcTicks
        && Guid.TryParseExact(id, "N", out var key)
            ? new(new DateTimeOffset(at, TimeSpan.Zero), key)
            : null;

    public override string ToString() => $"{At.UtcTicks:x}-{Id:N}";
}

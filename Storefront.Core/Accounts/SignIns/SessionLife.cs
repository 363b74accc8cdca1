namespace Storefront.Core.Accounts;

/// <summary>How long a sign-in lives.</summary>
/// <param name="Idle">Ends this long after the person was last seen.</param>
/// <param name="Absolute">Ends this long after signing in, however busy the person is.</param>
public sealed record SessionLife(TimeSpan Idle, TimeSpan Absolute)
{
    /// <summary>A stolen or ended sign-in is refused everywhere after at most this long.</summary>
    public static readonly TimeSpan Recheck = TimeSpan.FromSeconds(30);

    /// <summary>Being seen is written down at most this often.</summary>
    public static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(1);

    public static SessionLife Customer { get; } = new(TimeSpan.FromDays(14), TimeSpan.FromDays(90));

    public static SessionLife Staff { get; } = new(TimeSpan.FromMinutes(30), TimeSpan.FromHours(12));

    public DateTimeOffset EndOf(DateTimeOffset issuedAt, DateTimeOffset lastSeenAt)
    {
        var idle = lastSeenAt + Idle;
        var absolute = issuedAt + Absolute;
        return idle < absolute ? idle : absolute;
    }
}

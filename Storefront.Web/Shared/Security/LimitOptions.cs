namespace Storefront.Web.Shared.Security;

/// <summary>
/// What one address may ask for, each limit both the size of a burst and the number that grows back in a minute: setting <c>Limits</c>. An office or a
/// mobile network is one address for many shoppers, so the defaults are wide. Cached pages and files have no limit.
/// </summary>
public sealed class LimitOptions
{
    /// <summary>Forms of sign-in, registration and forgotten passwords per minute.</summary>
    public int AccountPosts { get; init; } = 60;

    /// <summary>Other forms per minute.</summary>
    public int Posts { get; init; } = 1_200;

    /// <summary>Searches per minute that are not in the page cache, and site maps.</summary>
    public int Searches { get; init; } = 1_200;

    /// <summary>Fragments per minute: cart counts, live forms, suggestions.</summary>
    public int Fragments { get; init; } = 1_200;

    /// <summary>Circuits that are open at the same time.</summary>
    public int Circuits { get; init; } = 50;

    /// <summary>Carts and checkouts, of all visitors together, that are worked on at the same time; fewer than the database has connections for.</summary>
    public int Working { get; init; } = 48;

    /// <summary>Carts and checkouts that wait for their turn; who comes after them is told to come again in some seconds.</summary>
    public int Waiting { get; init; } = 1_000;
}

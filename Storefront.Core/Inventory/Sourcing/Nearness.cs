namespace Storefront.Core.Inventory.Sourcing;

/// <summary>Where goods go, as far as it is known.</summary>
/// <param name="Country">Two-letter code.</param>
/// <param name="Postcode">As typed.</param>
public readonly record struct Destination(string? Country, string? Postcode = null);

/// <summary>
/// How far a warehouse is from an address, from what the shop knows itself. Another country is measured from its middle. Inside the
/// address's own country postcodes decide: those that begin alike are neighbours in most countries, and where they are not, or one is
/// missing, nothing worse happens than that the merchant's priority decides.
/// </summary>
public static class Nearness
{
    /// <summary>Postcodes that share this many first signs are as near as the shop can tell.</summary>
    private const int Telling = 2;

    /// <summary>A number to compare, not to show: within the country the first signs that are not shared, abroad kilometres.</summary>
    public static double Of(SourcingWarehouse warehouse, Destination to)
    {
        if (warehouse.Country == to.Country) return Telling - Shared(Signs(warehouse.Postcode), Signs(to.Postcode));
        return CountryPlaces.Of(to.Country) is { } there && (warehouse.At ?? CountryPlaces.Of(warehouse.Country)) is { } here ? Math.Max(Telling, here.KilometresTo(there)) : Telling;
    }

    private static int Shared(string one, string other)
    {
        var shared = 0;
        while (shared < Telling && shared < one.Length && shared < other.Length && one[shared] == other[shared]) shared++;
        return shared;
    }

    private static string Signs(string? postcode) => string.Concat((postcode ?? "").Where(char.IsLetterOrDigit).Take(Telling)).ToUpperInvariant();
}

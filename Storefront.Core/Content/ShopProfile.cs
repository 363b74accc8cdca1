namespace Storefront.Core.Content;

/// <summary>Who the shop is, in one language. The JSON of <see cref="Facts"/> is what <c>deploy/demo/shop.json</c> holds.</summary>
public sealed class ShopProfile
{
    private ShopProfile()
    {
    }

    public ShopProfile(string language, ShopFacts facts)
    {
        Language = language;
        Facts = facts;
    }

    /// <summary>Two-letter language code.</summary>
    public string Language { get; private set; } = "";

    public ShopFacts Facts { get; private set; } = ShopFacts.Unnamed;
}

/// <param name="Promise">One sentence under the name.</param>
/// <param name="Story">A few sentences for the home page.</param>
public sealed record ShopFacts(string Name, string Currency, string Promise, string Story, IReadOnlyList<ShopHero> Hero, IReadOnlyList<ShopPromise> Promises, ShopContact? Contact)
{
    /// <summary>A shop that nobody has described yet.</summary>
    public static ShopFacts Unnamed { get; } = new("Storefront", "EUR", "", "", [], [], null);
}

/// <param name="Picture">Key of a picture, 20:9.</param>
public sealed record ShopHero(string Title, string Text, string Button, string Link, string? Picture);

/// <param name="Code">delivery, returns, payment or repair: names the icon.</param>
public sealed record ShopPromise(string Code, string Title, string Text);

public sealed record ShopContact(string Email, string Phone, string Street, string Postcode, string City, string Country, string Hours);

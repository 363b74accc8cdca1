namespace Storefront.Tests.Shopping;

/// <summary>What the last button of a checkout is answered with: a secret to pay with and a page to return to, or a page to go to.</summary>
public sealed record Pressed(string? ClientSecret, string? ReturnTo, string? Go)
{
    /// <summary>There is an order. Without one the way leads back to cart or checkout.</summary>
    public bool IsPlaced => (ReturnTo ?? Go)!.StartsWith("/orders/", StringComparison.Ordinal);

    /// <summary>The number of the order.</summary>
    public string Number => (ReturnTo ?? Go)!.Split('/')[2].Split('?')[0];

    /// <summary>The order's own page.</summary>
    public string Page => (ReturnTo ?? Go)!.Replace("/return", "", StringComparison.Ordinal);
}

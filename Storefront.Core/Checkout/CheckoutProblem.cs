namespace Storefront.Core.Checkout;

/// <summary>A reason why a checkout cannot be completed yet. The page shows the same list that placing the order checks.</summary>
/// <param name="Field">Name of the form field it stands at, if any.</param>
/// <param name="Subject">What it is about: a product's title.</param>
public sealed record CheckoutProblem(CheckoutStep Step, ProblemCode Code, string? Field = null, string? Subject = null);

public enum CheckoutStep
{
    Cart,
    Contact,
    Delivery,
    Payment,
}

public enum ProblemCode
{
    CartEmpty,
    NotForSale,
    SoldOut,
    OnlySomeLeft,
    Required,
    TooLong,
    InvalidEmail,
    InvalidPostcode,
    InvalidPhone,
    UnknownCountry,
    NoDeliveryThere,
    ChooseDelivery,

    /// <summary>No place where shoppers collect has everything.</summary>
    NoPlaceHasAll,
    ChoosePlace,

    /// <summary>The chosen place does not have everything, or not any more.</summary>
    PlaceLacksSome,

    /// <summary>The total is less than a card can be charged with.</summary>
    BelowSmallestCharge,
}

namespace Storefront.Web.Checkout;

/// <summary>Names the resources with the words of cart, checkout and order pages.</summary>
public sealed class CheckoutText;

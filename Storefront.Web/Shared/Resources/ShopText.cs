namespace Storefront.Web.Shared.Resources;

/// <summary>Names the resources of the shop's visible words: <c>ShopText.resx</c> is English, <c>ShopText.de.resx</c> would be German.</summary>
public sealed class ShopText;

namespace Storefront.Web.Shared.Admin;

/// <summary>Names the resources of the office's visible words: <c>AdminText.resx</c> is English.</summary>
public sealed class AdminText;

namespace Storefront.Web.Shared.Admin.Parts;

/// <summary>The list that a page belongs to.</summary>
/// <param name="Name">Key of its name in the resources.</param>
public sealed record BackLink(string Address, string Name);

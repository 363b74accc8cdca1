namespace Storefront.Web.Shared.Parts;

/// <summary>The way to a page as schema.org writes it.</summary>
public static class BreadcrumbData
{
    public static IDictionary<string, object?> Of(IReadOnlyList<Breadcrumbs.Step> steps, string here, ThisPage page) => new Dictionary<string, object?>
    {
        ["@context"] = "https://schema.org",
        ["@type"] = "BreadcrumbList",
        ["itemListElement"] = steps.Select((step, i) => Item(i + 1, step.Name, page.Absolute(step.Address))).Append(Item(steps.Count + 1, here, null)),
    };

    private static Dictionary<string, object?> Item(int position, string name, string? address) => new()
    {
        ["@type"] = "ListItem",
        ["position"] = position,
        ["name"] = name,
        ["item"] = address,
    };
}

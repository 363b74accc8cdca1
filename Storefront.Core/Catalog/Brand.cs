using Storefront.Core.Shared;

namespace Storefront.Core.Catalog;

public sealed class Brand
{
    private Brand()
    {
    }

    public Brand(BrandId id, string slug, string name)
    {
        Id = id;
        Slug = slug;
        Name = name;
    }

    public BrandId Id { get; private set; }

    public string Slug { get; private set; } = "";

    public string Name { get; private set; } = "";

    public string? Country { get; private set; }

    public string Story { get; private set; } = "";

    public void Describe(string? country, string story) => (Country, Story) = (country, story);
}

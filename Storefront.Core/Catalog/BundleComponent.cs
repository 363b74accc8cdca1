using Storefront.Core.Shared;

namespace Storefront.Core.Catalog;

/// <summary>A bundle's variant contains a quantity of another variant.</summary>
public sealed class BundleComponent
{
    private BundleComponent()
    {
    }

    public BundleComponent(VariantId bundle, VariantId component, int quantity)
    {
        BundleId = bundle;
        ComponentId = component;
        Quantity = quantity;
    }

    public VariantId BundleId { get; private set; }

    public VariantId ComponentId { get; private set; }

    public int Quantity { get; private set; }
}

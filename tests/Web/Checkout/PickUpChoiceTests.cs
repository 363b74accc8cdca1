using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Storefront.Core.Carts;
using Storefront.Core.Checkout;
using Storefront.Core.Pricing;
using Storefront.Core.Shared;
using Storefront.Core.Shipping;
using Storefront.Web.Checkout;

namespace Storefront.Tests.Web.Checkout;

/// <summary>What a shopper sees who wants to collect: places that have everything, and those that do not.</summary>
public sealed class PickUpChoiceTests : BunitContext
{
    private static readonly VariantId s_mug = VariantId.New();

    public PickUpChoiceTests() => Services.AddLocalization().AddSingleton(new ShopOptions());

    [Fact]
    public void Places_with_everything_come_first_and_the_first_is_chosen()
    {
        var (lacking, able) = (Place("The boat shed", [s_mug]), Place("The net loft", []));
        var form = Show(lacking, able);

        Assert.Equal(["The net loft", "The boat shed"], form.FindAll(".choice strong").Select(name => name.TextContent));
        Assert.True(form.Find($"input[value='{able.Id}']").HasAttribute("checked"));
        Assert.True(form.Find($"input[value='{lacking.Id}']").HasAttribute("disabled"));
        Assert.Contains("Not in stock here: Hearth Mug (Oat)", form.Markup, StringComparison.Ordinal);
        Assert.Contains("Ring twice", form.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void What_it_costs_and_when_it_is_ready_is_said()
    {
        var form = Show(Place("Dear", [], price: 250), Place("Later", [], waits: true));

        Assert.Contains("€2.50", form.Markup, StringComparison.Ordinal);
        Assert.Contains("Ready when the goods have come in", form.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_no_place_has_everything_the_way_back_is_shown_and_no_button_to_go_on()
    {
        var form = Show(Place("The boat shed", [s_mug]));

        Assert.Equal("/checkout/contact", form.Find("a").GetAttribute("href"));
        Assert.Empty(form.FindAll("button"));
    }

    private IRenderedComponent<PickUpChoice> Show(params PickUpPlace[] places)
    {
        var (customer, currency) = (CustomerId.New(), Currency.Eur);
        var line = new CartLine(s_mug, ProductId.New(), "MUG", "Hearth Mug", "hearth-mug", "Oat", null, 1, new(2400, currency), new(2400, currency), true, "standard", 400, 5, true, [new(s_mug, 1)]);
        var cart = new Cart(customer, CartId.New(), currency, DateTimeOffset.UnixEpoch);
        var offers = places.Where(place => place.HasAll).Select(place => place.Offer).ToList();
        var totals = Totals.Of(currency, [line.Priced], 0, new Dictionary<string, AppliedRate>());
        var facts = new CheckoutFacts(cart, new(customer, CheckoutId.New(), cart.Id, DateTimeOffset.UnixEpoch), [line], new HashSet<string>(), offers, null, totals, []) { Shop = new(), Places = places };
        return Render<PickUpChoice>(parameters => parameters.Add(choice => choice.Facts, facts));
    }

    private static PickUpPlace Place(string name, IReadOnlyList<VariantId> missing, long price = 0, bool waits = false) => new(
        WarehouseId.New(),
        name,
        new("", name, "7 Nowhere Quay", null, "00000", "Port Example", null, "IE", null),
        "Daily\nRing twice",
        new(default, name, "", new(price, Currency.Eur), new(2026, 6, 1), new(2026, 6, 2)),
        missing,
        waits);
}

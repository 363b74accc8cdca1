using Storefront.Core.Pricing;
using Storefront.Core.Shared;
using Storefront.Core.Shipping;

namespace Storefront.Infrastructure.Demo;

/// <summary>Tax and shipping of the demo shop, as its page on delivery promises them.</summary>
internal sealed class DemoCommerce(IWork work, DemoCalendar calendar)
{
    private static readonly DateOnly s_always = new(2000, 1, 1);

    public void Add(DemoTaxes taxes)
    {
        work.TaxClasses.AddRange(taxes.Classes.Select(taxClass => new TaxClass(taxClass.Code, taxClass.Name)));
        foreach (var zone in taxes.Zones)
        {
            var row = new TaxZone(TaxZoneId.New(), zone.Name, zone.Countries);
            work.TaxZones.Add(row);
            work.TaxRates.AddRange(zone.Rates.Select(rate => new TaxRate(row.Id, rate.Class, rate.Name, (int)(rate.Percent * 1000), s_always)));
        }
    }

    public void Add(DemoShipping shipping)
    {
        foreach (var zone in shipping.Zones)
        {
            var row = new ShippingZone(ShippingZoneId.New(), zone.Name, zone.Countries);
            work.ShippingZones.Add(row);
            foreach (var method in zone.Methods) Add(row.Id, method);
        }
        foreach (var carrier in shipping.Carriers)
            work.CarrierHolidays.AddRange(calendar.Holidays(carrier).Select(day => new CarrierHoliday(carrier.Name, day)));
    }

    private void Add(ShippingZoneId zone, DemoShippingMethod method)
    {
        var row = new ShippingMethod
        {
            Id = ShippingMethodId.New(),
            ZoneId = zone,
            Name = method.Name,
            Carrier = method.Carrier,
            MinDays = method.Days[0],
            MaxDays = method.Days[1],
            CutOff = method.CutOff,
            Sort = method.Sort,
        };
        work.ShippingMethods.Add(row);
        work.ShippingRates.AddRange(method.Rates.Select((rate, i) =>
            new ShippingRate(row.Id, i, new Money(rate.PriceCents, Currency.Eur), rate.MaxWeightG, rate.MinTotalCents)));
    }
}

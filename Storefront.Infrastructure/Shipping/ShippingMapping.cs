using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Storefront.Core.Shipping;

namespace Storefront.Infrastructure.Shipping;

internal sealed class ShippingMapping :
    IEntityTypeConfiguration<ShippingZone>,
    IEntityTypeConfiguration<ShippingMethod>,
    IEntityTypeConfiguration<ShippingRate>,
    IEntityTypeConfiguration<CarrierHoliday>
{
    public void Configure(EntityTypeBuilder<ShippingZone> zone)
    {
        zone.ToTable("zones", "shipping");
        zone.HasKey(z => z.Id);
        zone.Property(z => z.Name).HasMaxLength(100);
        zone.Property(z => z.Countries).HasColumnType("text[]");
    }

    public void Configure(EntityTypeBuilder<ShippingMethod> method)
    {
        method.ToTable("methods", "shipping", table => table.HasCheckConstraint("ck_methods_days", "min_days >= 0 AND max_days >= min_days"));
        method.HasKey(m => m.Id);
        method.Property(m => m.Name).HasMaxLength(200);
        method.Property(m => m.Carrier).HasMaxLength(100);
        method.HasIndex(m => m.ZoneId);
    }

    public void Configure(EntityTypeBuilder<ShippingRate> rate)
    {
        rate.ToTable("rates", "shipping", table => table.HasCheckConstraint("ck_rates_amount", "amount_minor >= 0 AND min_total_minor >= 0"));
        rate.HasKey(r => new { r.MethodId, r.Position });
    }

    public void Configure(EntityTypeBuilder<CarrierHoliday> holiday)
    {
        holiday.ToTable("carrier_holidays", "shipping");
        holiday.HasKey(h => new { h.Carrier, h.Date });
        holiday.Property(h => h.Carrier).HasMaxLength(100);
    }
}

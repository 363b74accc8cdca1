using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Storefront.Core.Pricing;

namespace Storefront.Infrastructure.Pricing;

internal sealed class TaxMapping :
    IEntityTypeConfiguration<TaxClass>,
    IEntityTypeConfiguration<TaxZone>,
    IEntityTypeConfiguration<TaxRate>
{
    public void Configure(EntityTypeBuilder<TaxClass> taxClass)
    {
        taxClass.ToTable("classes", "tax");
        taxClass.HasKey(c => c.Code);
        taxClass.Property(c => c.Code).HasMaxLength(32);
        taxClass.Property(c => c.Name).HasMaxLength(100);
    }

    public void Configure(EntityTypeBuilder<TaxZone> zone)
    {
        zone.ToTable("zones", "tax");
        zone.HasKey(z => z.Id);
        zone.Property(z => z.Name).HasMaxLength(100);
        zone.Property(z => z.Countries).HasColumnType("text[]");
    }

    public void Configure(EntityTypeBuilder<TaxRate> rate)
    {
        rate.ToTable("rates", "tax", table => table.HasCheckConstraint("ck_rates_rate", "rate_millis BETWEEN 0 AND 100000"));
        rate.HasKey(r => new { r.ZoneId, r.TaxClass, r.From });
        rate.Property(r => r.TaxClass).HasMaxLength(32);
        rate.Property(r => r.Name).HasMaxLength(100);
    }
}

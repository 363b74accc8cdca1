using Microsoft.EntityFrameworkCore;

namespace Storefront.Tests.Architecture.Tables;

/// <summary>Tables that break each rule once, and one that breaks none.</summary>
internal sealed class SloppyContext(DbContextOptions<SloppyContext> options) : DbContext(options)
{
    protected override void OnModelCreating(ModelBuilder builder)
    {
        builder.Entity<Loose>().ToTable("loose");
        builder.Entity<Bin>(bin => bin.ToTable("bins", "stock").Property(row => row.Customer).HasColumnName(TableRules.Customer));
        builder.Entity<Parcel>(parcel =>
        {
            parcel.ToTable("parcels", "orders");
            parcel.Property(row => row.Customer).HasColumnName(TableRules.Customer);
            parcel.Property(row => row.Price).HasColumnName("price");
            parcel.HasOne<Bin>().WithMany().HasForeignKey(row => row.Bin);
        });
        builder.Entity<Sound>(sound =>
        {
            sound.ToTable("sound", "orders").HasKey(row => new { row.Customer, row.Id });
            sound.Property(row => row.Customer).HasColumnName(TableRules.Customer);
        });
    }

    private sealed record Loose(Guid Id);

    private sealed record Bin(Guid Id, Guid Customer);

    private sealed record Parcel(Guid Id, Guid Customer, Guid Bin, decimal Price);

    private sealed record Sound(Guid Customer, Guid Id);
}

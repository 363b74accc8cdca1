using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Storefront.Core.Checkout;
using Storefront.Infrastructure.Database;

namespace Storefront.Infrastructure.Checkout;

internal sealed class CheckoutMapping : IEntityTypeConfiguration<CheckoutDraft>
{
    public void Configure(EntityTypeBuilder<CheckoutDraft> checkout)
    {
        checkout.ToTable("checkouts", "orders");
        checkout.HasKey(c => new { c.CustomerId, c.Id });
        checkout.Property(c => c.Contact).AsJson();
        checkout.HasIndex(c => new { c.CustomerId, c.CartId }).IsUnique();
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Storefront.Core.Orders;
using Storefront.Infrastructure.Database;

namespace Storefront.Infrastructure.Orders;

internal sealed class OrderMapping : IEntityTypeConfiguration<Order>
{
    public void Configure(EntityTypeBuilder<Order> order)
    {
        order.ToTable("orders", "orders", table =>
        {
            table.HasCheckConstraint("ck_orders_amounts", "items_minor >= 0 AND shipping_minor >= 0 AND tax_minor >= 0");
            table.HasCheckConstraint("ck_orders_ready", "(ready_at IS NULL) = (collect_by IS NULL) AND (ready_at IS NULL OR pick_up IS NOT NULL)");
            table.HasCheckConstraint("ck_orders_total", "total_minor = items_minor + shipping_minor + CASE WHEN prices_include_tax THEN 0 ELSE tax_minor END");
        });
        order.HasKey(o => new { o.CustomerId, o.Id });
        order.Property(o => o.PickUp).AsJson();
        order.HasIndex(o => o.CreatedAt, "ix_orders_to_collect").HasFilter("pick_up IS NOT NULL AND order_status = 'Placed'");
        order.Ignore(o => o.Total);
        order.Property(o => o.Status).HasColumnName("order_status");
        order.Property(o => o.Number).HasMaxLength(32);
        order.Property(o => o.Email).HasMaxLength(254);
        order.Property(o => o.Language).HasMaxLength(8);
        order.Property(o => o.ShippingMethod).HasMaxLength(200);
        order.Property(o => o.Carrier).HasMaxLength(100);
        order.Property(o => o.Address).AsJson();
        order.Property(o => o.Version).IsConcurrencyToken();
        order.HasIndex(o => new { o.CustomerId, o.CheckoutId }).IsUnique();
        order.HasIndex(o => new { o.CustomerId, o.CreatedAt });
        order.HasIndex(o => new { o.CreatedAt, o.Id });
        order.HasIndex(o => new { o.Status, o.PayBy });
        order.HasIndex(o => new { o.Status, o.PaymentStatus, o.CreatedAt, o.Id });
        order.HasIndex(o => new { o.PaymentStatus, o.CreatedAt, o.Id });
        order.HasIndex(o => o.Number).HasOperators("text_pattern_ops");
        order.HasIndex(o => o.Email).HasOperators("text_pattern_ops");
    }
}

internal sealed class OrderItemMapping : IEntityTypeConfiguration<OrderItem>
{
    public void Configure(EntityTypeBuilder<OrderItem> item)
    {
        item.ToTable("order_items", "orders", table => table.HasCheckConstraint("ck_order_items_total", "quantity > 0 AND unit_minor >= 0 AND total_minor = unit_minor * quantity"));
        item.HasKey(i => new { i.CustomerId, i.Id });
        item.Property(i => i.Sku).HasMaxLength(64);
        item.Property(i => i.Title).HasMaxLength(300);
        item.Property(i => i.Options).HasMaxLength(300);
        item.Property(i => i.Picture).HasMaxLength(300);
        item.Property(i => i.ProductSlug).HasMaxLength(120);
        item.Property(i => i.TaxClass).HasMaxLength(32);
        item.HasIndex(i => new { i.CustomerId, i.OrderId, i.Position }).IsUnique();
    }
}

internal sealed class OrderTaxMapping : IEntityTypeConfiguration<OrderTax>
{
    public void Configure(EntityTypeBuilder<OrderTax> tax)
    {
        tax.ToTable("order_taxes", "orders", table => table.HasCheckConstraint("ck_order_taxes_amounts", "rate_millis >= 0 AND tax_minor >= 0"));
        tax.HasKey(t => new { t.CustomerId, t.OrderId, t.RateMillis, t.Name });
        tax.Property(t => t.Name).HasMaxLength(100);
    }
}

internal sealed class OrderEventMapping : IEntityTypeConfiguration<OrderEvent>
{
    public void Configure(EntityTypeBuilder<OrderEvent> entry)
    {
        entry.ToTable("order_events", "orders", table => table.HasCheckConstraint("ck_order_events_amount", "(amount_minor IS NULL) = (currency IS NULL)"));
        entry.Ignore(e => e.Amount);
        entry.HasKey(e => new { e.CustomerId, e.Id });
        entry.Property(e => e.Actor).HasMaxLength(254);
        entry.Property(e => e.Note).HasMaxLength(500);
        entry.Property(e => e.Detail).HasMaxLength(500);
        entry.HasIndex(e => new { e.CustomerId, e.OrderId });
    }
}

internal sealed class FulfilmentMapping : IEntityTypeConfiguration<Fulfilment>
{
    public void Configure(EntityTypeBuilder<Fulfilment> fulfilment)
    {
        fulfilment.ToTable("fulfilments", "orders", table => table.HasCheckConstraint("ck_fulfilments_amount", "amount_minor >= 0"));
        fulfilment.HasKey(f => new { f.CustomerId, f.Id });
        fulfilment.Property(f => f.Carrier).HasMaxLength(100);
        fulfilment.Property(f => f.TrackingNumber).HasMaxLength(100);
        fulfilment.Property(f => f.Lines).AsJson();
        fulfilment.HasIndex(f => new { f.CustomerId, f.OrderId });
    }
}

internal sealed class OrderNumberMapping : IEntityTypeConfiguration<OrderNumber>
{
    public void Configure(EntityTypeBuilder<OrderNumber> number)
    {
        number.ToTable("order_numbers", "orders");
        number.HasKey(n => n.Number);
        number.Property(n => n.Number).HasMaxLength(32);
        number.HasIndex(n => n.OrderId).IsUnique();
    }
}

/// <summary>The counter behind <see cref="IOrderNumbers"/>.</summary>
internal sealed class OrderNumberSeries
{
    public string Name { get; private set; } = "";

    public long Last { get; private set; }
}

internal sealed class OrderNumberSeriesMapping : IEntityTypeConfiguration<OrderNumberSeries>
{
    public void Configure(EntityTypeBuilder<OrderNumberSeries> series)
    {
        series.ToTable("order_number_series", "orders");
        series.HasKey(s => s.Name);
        series.Property(s => s.Name).HasMaxLength(32);
        series.HasData(new { Name = "orders", Last = 10_000L });
    }
}

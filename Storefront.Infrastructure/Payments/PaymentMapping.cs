using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Storefront.Core.Payments;
using Storefront.Core.Payments.Disputes;
using Storefront.Core.Payments.Reconciliation;
using Storefront.Infrastructure.Database;

namespace Storefront.Infrastructure.Payments;

internal sealed class PaymentMapping : IEntityTypeConfiguration<Payment>
{
    public void Configure(EntityTypeBuilder<Payment> payment)
    {
        payment.ToTable("payments", "payments", table => table.HasCheckConstraint(
            "ck_payments_amounts", "amount_minor >= 0 AND captured_minor >= 0 AND refunded_minor >= 0 AND captured_minor <= amount_minor AND refunded_minor <= captured_minor AND least(promised_minor, capturing_minor, capture_tries) >= 0"));
        payment.HasKey(p => new { p.CustomerId, p.Id });
        payment.Ignore(p => p.Amount);
        payment.Ignore(p => p.Refundable);
        payment.Property(p => p.State).HasColumnName("status");
        payment.Property(p => p.IdempotencyKey).HasMaxLength(255);
        payment.Property(p => p.IntentId).HasMaxLength(64);
        payment.Property(p => p.Method).HasMaxLength(100);
        payment.Property(p => p.AuthorizationCode).HasMaxLength(64);
        payment.Property(p => p.ResponseCode).HasMaxLength(64);
        payment.Property(p => p.ResponseMessage).HasMaxLength(500);
        payment.Property(p => p.Version).IsConcurrencyToken();
        payment.HasIndex(p => new { p.CustomerId, p.OrderId });
        payment.HasIndex(p => p.CaptureBefore).HasFilter("promised_minor > 0");
    }
}

internal sealed class LedgerEntryMapping : IEntityTypeConfiguration<LedgerEntry>
{
    public void Configure(EntityTypeBuilder<LedgerEntry> entry)
    {
        entry.ToTable("payment_events", "payments", table => table.HasCheckConstraint("ck_payment_events_amount", "amount_minor >= 0"));
        entry.HasKey(e => new { e.CustomerId, e.Id });
        entry.Property(e => e.ObjectId).HasMaxLength(64);
        entry.Property(e => e.Occurrence).HasMaxLength(64);
        entry.Property(e => e.Source).HasMaxLength(32);
        entry.Property(e => e.ResponseCode).HasMaxLength(64);
        entry.Property(e => e.ResponseMessage).HasMaxLength(500);
        entry.Property(e => e.AuthorizationCode).HasMaxLength(64);
        entry.HasIndex(e => new { e.CustomerId, e.ObjectId, e.Kind, e.Occurrence }).IsUnique();
        entry.HasIndex(e => new { e.CustomerId, e.PaymentId });
    }
}

internal sealed class IntentLookupMapping : IEntityTypeConfiguration<IntentLookup>
{
    public void Configure(EntityTypeBuilder<IntentLookup> lookup)
    {
        lookup.ToTable("intents", "payments");
        lookup.HasKey(l => l.IntentId);
        lookup.Property(l => l.IntentId).HasMaxLength(64);
    }
}

internal sealed class ProviderMessageMapping : IEntityTypeConfiguration<ProviderMessage>
{
    public void Configure(EntityTypeBuilder<ProviderMessage> message)
    {
        message.ToTable("provider_inbox", "payments");
        message.HasKey(m => m.EventId);
        message.Property(m => m.EventId).HasMaxLength(64);
        message.Property(m => m.Type).HasMaxLength(100);
        message.Property(m => m.IntentId).HasMaxLength(64);
        message.Property(m => m.LastError).HasMaxLength(500);
        message.HasIndex(m => m.NextAttemptAt).HasFilter("state = 'Waiting'");
        message.HasIndex(m => m.ReceivedAt).HasFilter("state = 'Parked'");
    }
}

internal sealed class ProviderCursorMapping : IEntityTypeConfiguration<ProviderCursor>
{
    public void Configure(EntityTypeBuilder<ProviderCursor> cursor)
    {
        cursor.ToTable("provider_cursors", "payments");
        cursor.HasKey(c => c.Name);
        cursor.Property(c => c.Name).HasMaxLength(32);
    }
}

internal sealed class RefundMapping : IEntityTypeConfiguration<Refund>
{
    public void Configure(EntityTypeBuilder<Refund> refund)
    {
        refund.ToTable("refunds", "payments", table => table.HasCheckConstraint("ck_refunds_amount", "amount_minor > 0 AND shipping_minor >= 0 AND tax_minor >= 0 AND shipping_minor <= amount_minor AND tax_minor <= amount_minor"));
        refund.HasKey(r => new { r.CustomerId, r.Id });
        refund.Ignore(r => r.Amount);
        refund.Property(r => r.Lines).AsJson().HasDefaultValueSql("'[]'");
        refund.Property(r => r.Restocked).AsJson().HasDefaultValueSql("'[]'");
        refund.Property(r => r.Reason).HasMaxLength(500);
        refund.Property(r => r.Staff).HasMaxLength(254);
        refund.HasIndex(r => new { r.CustomerId, r.OrderId });
        refund.HasIndex(r => r.CreatedAt).HasFilter("state = 'Asked'");
    }
}

internal sealed class PaymentLogMapping : IEntityTypeConfiguration<PaymentLog>
{
    public void Configure(EntityTypeBuilder<PaymentLog> log)
    {
        log.ToTable("payment_logs", "payments", table => table.HasCheckConstraint("ck_payment_logs_tries", "tries >= 1"));
        log.Property(l => l.Tries).HasDefaultValue(1);
        log.HasKey(l => new { l.Id, l.At });
        log.Property(l => l.Operation).HasMaxLength(32);
        log.Property(l => l.Outcome).HasMaxLength(32);
        log.Property(l => l.ResponseCode).HasMaxLength(64);
        log.Property(l => l.ResponseMessage).HasMaxLength(500);
        log.Property(l => l.AuthorizationCode).HasMaxLength(64);
        log.HasIndex(l => new { l.CustomerId, l.PaymentId });
    }
}

internal sealed class MoneyMatterMapping : IEntityTypeConfiguration<MoneyMatter>
{
    public void Configure(EntityTypeBuilder<MoneyMatter> matter)
    {
        matter.ToTable("money_inbox", "payments", table => table.HasCheckConstraint(
            "ck_money_inbox_closed", "(state IN ('Open', 'Repairing')) = (closed_at IS NULL) AND (state <> 'Reviewed' OR reason IS NOT NULL)"));
        matter.HasKey(m => m.Id);
        matter.Ignore(m => m.OursAmount);
        matter.Ignore(m => m.TheirsAmount);
        matter.Property(m => m.ObjectId).HasMaxLength(64);
        matter.Property(m => m.IntentId).HasMaxLength(64);
        matter.Property(m => m.OrderNumber).HasMaxLength(32);
        matter.Property(m => m.Ours).HasMaxLength(100);
        matter.Property(m => m.Theirs).HasMaxLength(100);
        matter.Property(m => m.ClosedBy).HasMaxLength(254);
        matter.Property(m => m.Reason).HasMaxLength(500);
        matter.HasIndex(m => new { m.Kind, m.ObjectId }).IsUnique();
        matter.HasIndex(m => m.IntentId);
        matter.HasIndex(m => m.FoundAt).HasFilter("state IN ('Open', 'Repairing')");
        matter.HasIndex(m => m.ClosedAt);
    }
}

internal sealed class ReconciliationRunMapping : IEntityTypeConfiguration<ReconciliationRun>
{
    public void Configure(EntityTypeBuilder<ReconciliationRun> run)
    {
        run.ToTable("reconciliations", "payments", table => table.HasCheckConstraint("ck_reconciliations_counts", "least(movements, intents, differences) >= 0"));
        run.HasKey(r => r.Id);
        run.Property(r => r.By).HasMaxLength(254);
        run.HasIndex(r => r.StartedAt);
    }
}

internal sealed class DisputeMapping : IEntityTypeConfiguration<Dispute>
{
    public void Configure(EntityTypeBuilder<Dispute> dispute)
    {
        dispute.ToTable("disputes", "payments", table => table.HasCheckConstraint("ck_disputes_amount", "amount_minor >= 0"));
        dispute.HasKey(d => new { d.CustomerId, d.Id });
        dispute.Ignore(d => d.Amount);
        dispute.Ignore(d => d.NeedsAnswer);
        dispute.Property(d => d.IntentId).HasMaxLength(64);
        dispute.Property(d => d.StripeId).HasMaxLength(64);
        dispute.Property(d => d.Reason).HasMaxLength(64);
        dispute.Property(d => d.Evidence).HasColumnType("jsonb");
        dispute.Property(d => d.AnsweredBy).HasMaxLength(254);
        dispute.HasIndex(d => new { d.CustomerId, d.StripeId }).IsUnique();
        dispute.HasIndex(d => new { d.CustomerId, d.OrderId });
        dispute.HasIndex(d => d.DueBy).HasFilter("closed_at IS NULL");
        dispute.HasIndex(d => d.OpenedAt);
    }
}

internal sealed class PaymentTokenMapping : IEntityTypeConfiguration<PaymentToken>
{
    public void Configure(EntityTypeBuilder<PaymentToken> token)
    {
        token.ToTable("tokens", "payments", table => table.HasCheckConstraint("ck_tokens_expiry", "expiry_month BETWEEN 1 AND 12"));
        token.HasKey(t => new { t.CustomerId, t.Id });
        token.Property(t => t.MethodId).HasMaxLength(64);
        token.Property(t => t.Label).HasMaxLength(100);
        token.HasIndex(t => new { t.CustomerId, t.MethodId }).IsUnique();
    }
}

internal sealed class PayerMapping : IEntityTypeConfiguration<Payer>
{
    public void Configure(EntityTypeBuilder<Payer> payer)
    {
        payer.ToTable("payers", "payments");
        payer.HasKey(p => p.CustomerId);
        payer.Property(p => p.ProviderId).HasMaxLength(64);
    }
}

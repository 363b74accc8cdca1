using Microsoft.EntityFrameworkCore;
using Storefront.Core.Payments.Disputes;
using Storefront.Core.Payments.Reconciliation;
using Storefront.Core.Shared;

namespace Storefront.Core.Payments;

public static class PaymentTables
{
    extension(ITables tables)
    {
        public DbSet<Payment> Payments => tables.Set<Payment>();

        public DbSet<LedgerEntry> PaymentLedger => tables.Set<LedgerEntry>();

        public DbSet<IntentLookup> Intents => tables.Set<IntentLookup>();

        public DbSet<ProviderMessage> ProviderInbox => tables.Set<ProviderMessage>();

        public DbSet<Refund> Refunds => tables.Set<Refund>();

        public DbSet<PaymentToken> PaymentTokens => tables.Set<PaymentToken>();

        public DbSet<Payer> Payers => tables.Set<Payer>();

        public DbSet<PaymentLog> PaymentLogs => tables.Set<PaymentLog>();

        public DbSet<Dispute> Disputes => tables.Set<Dispute>();

        public DbSet<ProviderCursor> ProviderCursors => tables.Set<ProviderCursor>();

        public DbSet<MoneyMatter> MoneyInbox => tables.Set<MoneyMatter>();

        public DbSet<ReconciliationRun> Reconciliations => tables.Set<ReconciliationRun>();
    }
}

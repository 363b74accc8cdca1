using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Storefront.Core.Audit;

namespace Storefront.Infrastructure.Audit;

internal sealed class SelfTestMapping : IEntityTypeConfiguration<SelfTest>
{
    public void Configure(EntityTypeBuilder<SelfTest> test)
    {
        test.ToTable("self_tests", "audit", table =>
        {
            table.HasCheckConstraint("ck_self_tests_ended", "(state = 'Running') = (ended_at IS NULL)");
            table.HasCheckConstraint("ck_self_tests_passed", "state <> 'Passed' OR (sold = units AND counted = units AND allocated = units)");
        });
        test.HasKey(t => t.Id);
        test.Ignore(t => t.Variant);
        test.Property(t => t.By).HasMaxLength(254);
        test.HasIndex(t => t.StartedAt);
        test.HasIndex(t => t.State).IsUnique().HasFilter("state = 'Running'");
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Storefront.Infrastructure.Database.Requests;

/// <summary>A request that was answered, kept for repetitions of it. Not split by time: a key is unique over all of it.</summary>
internal sealed class AnsweredRequest
{
    public string Owner { get; private set; } = "";

    public string Key { get; private set; } = "";

    public string Fingerprint { get; private set; } = "";

    /// <summary>Null only while the work is under way, so never where another transaction can see it.</summary>
    public string? Answer { get; private set; }

    public DateTimeOffset AskedAt { get; private set; }
}

internal sealed class AnsweredRequestMapping : IEntityTypeConfiguration<AnsweredRequest>
{
    public void Configure(EntityTypeBuilder<AnsweredRequest> request)
    {
        request.ToTable("requests", "orders");
        request.HasKey(r => new { r.Owner, r.Key });
        request.Property(r => r.Owner).HasMaxLength(254);
        request.Property(r => r.Key).HasMaxLength(255);
        request.Property(r => r.Fingerprint).HasMaxLength(64);
        request.HasIndex(r => r.AskedAt);
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Storefront.Core.Notifications;

namespace Storefront.Infrastructure.Notifications;

internal sealed class MessageMapping : IEntityTypeConfiguration<Message>
{
    public void Configure(EntityTypeBuilder<Message> message)
    {
        message.ToTable("messages", "notifications");
        message.HasKey(m => new { m.Id, m.CreatedAt });
        message.Property(m => m.Template).HasMaxLength(64);
        message.Property(m => m.Language).HasMaxLength(8);
        message.Property(m => m.Recipient).HasMaxLength(254);
        message.Property(m => m.Document).HasColumnType("jsonb");
        message.Property(m => m.Cause).HasMaxLength(200);
        message.Property(m => m.LastError).HasMaxLength(500);
        message.HasIndex(m => m.NextAttemptAt).HasFilter("state = 'Waiting'");
        message.HasIndex(m => m.Cause);
        message.HasIndex(m => new { m.CreatedAt, m.Id });
        message.HasIndex(m => new { m.State, m.CreatedAt, m.Id });
        message.HasIndex(m => m.Recipient).HasOperators("text_pattern_ops");
    }
}

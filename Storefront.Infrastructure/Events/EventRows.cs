using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Storefront.Infrastructure.Events;

/// <summary>A fact written in the transaction of its change, on its way to the log.</summary>
internal sealed class OutboxRow
{
    public Guid Id { get; init; }

    public required string Type { get; init; }

    /// <summary>The fact as JSON.</summary>
    public required string Payload { get; init; }

    public DateTimeOffset OccurredAt { get; init; }
}

/// <summary>A fact in the log. Positions are gap-free and grow by one, whatever order transactions committed in.</summary>
internal sealed class LogRow
{
    public long Position { get; init; }

    public DateTimeOffset RecordedAt { get; init; }

    public Guid Id { get; init; }

    public required string Type { get; init; }

    public required string Payload { get; init; }

    public DateTimeOffset OccurredAt { get; init; }
}

/// <summary>How far a consumer has read the log. The row named <c>sequencer</c> is the last position given out.</summary>
internal sealed class CursorRow
{
    /// <summary>Name of the sequencer's own row.</summary>
    public const string Sequencer = "sequencer";

    public required string Consumer { get; init; }

    public long Position { get; set; }
}

internal sealed class EventMapping :
    IEntityTypeConfiguration<OutboxRow>,
    IEntityTypeConfiguration<LogRow>,
    IEntityTypeConfiguration<CursorRow>
{
    public void Configure(EntityTypeBuilder<OutboxRow> row)
    {
        row.ToTable("outbox", "events");
        row.HasKey(r => r.Id);
        row.Property(r => r.Type).HasMaxLength(100);
        row.Property(r => r.Payload).HasColumnType("jsonb");
    }

    public void Configure(EntityTypeBuilder<LogRow> row)
    {
        row.ToTable("log", "events");
        row.HasKey(r => new { r.Position, r.RecordedAt });
        row.Property(r => r.Type).HasMaxLength(100);
        row.Property(r => r.Payload).HasColumnType("jsonb");
    }

    public void Configure(EntityTypeBuilder<CursorRow> row)
    {
        row.ToTable("cursors", "events");
        row.HasKey(r => r.Consumer);
        row.Property(r => r.Consumer).HasMaxLength(100);
        row.HasData(new { Consumer = CursorRow.Sequencer, Position = 0L });
    }
}
